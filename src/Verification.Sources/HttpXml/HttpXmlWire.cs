using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using Verification.Sources.Http;
using Verification.Sources.Kit;

namespace Verification.Sources.HttpXml;

/// <summary>The foreign shapes in XML.</summary>
internal sealed class HttpXmlWire(HttpXmlOptions options) : IHttpWire
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly WireNames _names = options.Names;

    public HttpRequestMessage Request(IReadOnlyList<AskedQuestion> questions, string? next)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, options.Http.Url) { Content = new ByteArrayContent(Body(questions, next)) };
        var type = new MediaTypeHeaderValue(MediaType) { CharSet = "utf-8" };
        if (options.Envelope == XmlEnvelope.Soap12 && options.Action.Length > 0)
        {
            type.Parameters.Add(new("action", $"\"{options.Action}\""));
        }

        if (options.Envelope == XmlEnvelope.Soap11)
        {
            request.Headers.TryAddWithoutValidation("SOAPAction", $"\"{options.Action}\"");
        }

        request.Content.Headers.ContentType = type;
        request.Headers.Accept.Add(new(MediaType));
        return request;
    }

    public bool Reads(MediaTypeHeaderValue type) =>
        type.MediaType is { } media
        && (media.Equals("text/xml", StringComparison.OrdinalIgnoreCase) || media.Equals("application/xml", StringComparison.OrdinalIgnoreCase)
            || media.EndsWith("+xml", StringComparison.OrdinalIgnoreCase))
        && !media.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is not { } charset || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    public async Task<string?> Read(Stream page, WireAnswers into, ReplyBudget budget, CancellationToken ct)
    {
        try
        {
            var reading = new XmlPage(into, options.Envelope, options.Http.Single);
            var stream = new LimitedStream(page, budget, ct, reading.Passes);
            await using (stream)
            {
                return await reading.Read(stream, ct);
            }
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException)
        {
            // The parser's own text may quote what it read.
            throw new UnreadableAnswer($"not the XML that was agreed ({fault.GetType().Name})");
        }
    }

    private string MediaType => options.Envelope switch
    {
        XmlEnvelope.Soap11 => "text/xml",
        XmlEnvelope.Soap12 => "application/soap+xml",
        _ => "application/xml",
    };

    private byte[] Body(IReadOnlyList<AskedQuestion> questions, string? cursor)
    {
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, new() { Encoding = Utf8, CheckCharacters = true }))
        {
            if (options.Envelope != XmlEnvelope.None)
            {
                var envelope = XmlPage.NamespaceOf(options.Envelope);
                xml.WriteStartElement("soap", "Envelope", envelope);
                xml.WriteStartElement("soap", "Body", envelope);
            }

            xml.WriteStartElement(options.Operation, options.Namespace);
            foreach (var question in questions)
            {
                Write(xml, question);
            }

            if (cursor is not null)
            {
                xml.WriteElementString(_names.Cursor, options.Namespace, cursor);
            }

            // The writer closes what is open.
        }

        return body.ToArray();
    }

    private void Write(XmlWriter xml, AskedQuestion asked)
    {
        if (!options.Http.Single)
        {
            xml.WriteStartElement(_names.Questions, options.Namespace);
        }

        foreach (var (name, text) in WireQuestion.Members(asked, _names))
        {
            xml.WriteElementString(name, options.Namespace, text);
        }

        if (!options.Http.Single)
        {
            xml.WriteEndElement();
        }
    }
}
