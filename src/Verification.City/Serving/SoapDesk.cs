using System.Text;
using System.Xml;

namespace Verification.City.Serving;

/// <summary>Answers questions asked in a SOAP 1.1 envelope, in the standard names (<c>Verification.Sources/README.md</c>).</summary>
public static class SoapDesk
{
    public const string MediaType = "text/xml; charset=utf-8";

    private const string Envelope = "http://schemas.xmlsoap.org/soap/envelope/";
    private const string Question = "question";

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 8_000_000 };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The reply to a bulk request.</summary>
    /// <exception cref="UnreadableQuestion">The request is not in its shape.</exception>
    public static byte[] Answer(ServedRegister register, ReadOnlyMemory<byte> request)
    {
        try
        {
            return Write(register, Read(request));
        }
        catch (XmlException)
        {
            throw new UnreadableQuestion("not a request for answers in XML");
        }
    }

    private static List<(string Key, string Document)> Read(ReadOnlyMemory<byte> request)
    {
        var questions = new List<(string, string)>();
        using var xml = XmlReader.Create(new MemoryStream(request.ToArray(), writable: false), Strict);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == Question)
            {
                questions.Add(One(xml));
            }
        }

        return questions;
    }

    private static (string Key, string Document) One(XmlReader xml)
    {
        var (key, document) = ("", "");
        using var question = xml.ReadSubtree();
        question.Read();
        while (question.Read())
        {
            switch (question.NodeType == XmlNodeType.Element ? question.LocalName : "")
            {
                case "key":
                    key = question.ReadString();
                    break;
                case "document":
                    document = question.ReadString();
                    break;
            }
        }

        return key.Length > 0 ? (key, document) : throw new UnreadableQuestion("a question without a key");
    }

    private static byte[] Write(ServedRegister register, IReadOnlyList<(string Key, string Document)> questions)
    {
        using var reply = new MemoryStream();
        using (var xml = XmlWriter.Create(reply, new() { Encoding = Utf8 }))
        {
            xml.WriteStartElement("soap", "Envelope", Envelope);
            xml.WriteStartElement("soap", "Body", Envelope);
            xml.WriteStartElement("reply");
            Say(xml, [("as_of", register.AsOf), ("covered_from", register.CoveredFrom), ("covered_to", register.CoveredTo)]);
            foreach (var (key, document) in questions)
            {
                var about = register.About(document);
                xml.WriteStartElement("answer");
                Say(xml, [("key", key), ("document", document), ("status", about.Status)]);
                foreach (var record in about.Records)
                {
                    xml.WriteStartElement("record");
                    Say(xml, record.Said);
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            // The writer closes what is open.
        }

        return reply.ToArray();
    }

    private static void Say(XmlWriter xml, IEnumerable<(string Name, string Text)> members)
    {
        foreach (var (name, text) in members.Where(m => m.Text.Length > 0))
        {
            xml.WriteElementString(name, text);
        }
    }
}
