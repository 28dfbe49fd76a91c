using System.Buffers;
using System.Xml;
using Verification.Sources.Http;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.HttpXml;

/// <summary>Reads one page of a reply while it comes in; in memory is never more than one answer of it.</summary>
/// <remarks>No document type, no resolver, no inclusion: what a reply refers to is never fetched, and only elements in their place count.</remarks>
internal sealed class XmlPage(WireAnswers into, XmlEnvelope envelope, bool single)
{
    /// <summary>More elements beside the answers than any reply has.</summary>
    private const int MembersMax = 100;

    private static readonly XmlReaderSettings Strict = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private readonly ArrayBufferWriter<byte> _whole = new();
    private readonly ElementBytes _bytes = new();

    /// <summary>The namespace of an envelope.</summary>
    public static string NamespaceOf(XmlEnvelope envelope) => envelope switch
    {
        XmlEnvelope.Soap11 => "http://schemas.xmlsoap.org/soap/envelope/",
        XmlEnvelope.Soap12 => "http://www.w3.org/2003/05/soap-envelope",
        _ => "",
    };

    /// <summary>Sees the bytes of the page: of one about one person they are kept whole, of one about many each answer's own.</summary>
    public void Passes(ReadOnlySpan<byte> bytes)
    {
        if (!single)
        {
            _bytes.Take(bytes);
        }
        else if (_whole.WrittenCount <= Answer.ReceivedBytesMax)
        {
            _whole.Write(bytes);
        }
    }

    public async Task<string?> Read(Stream page, CancellationToken ct)
    {
        using var reader = XmlReader.Create(page, Strict);
        var element = new XmlElementReader(reader, ct);
        if (!await element.Next(depth: 0))
        {
            throw new UnreadableAnswer("a page without a message");
        }

        var next = envelope == XmlEnvelope.None ? await Message(element) : await Enveloped(element);

        // A page that breaks off after its answers has broken off.
        return await element.Next(depth: 0) ? throw new UnreadableAnswer("two documents") : next();
    }

    private async Task<Func<string?>> Enveloped(XmlElementReader element)
    {
        Check(element, "Envelope");
        Func<string?>? message = null;
        while (await element.Next(depth: 1))
        {
            if (!element.Is("Body", NamespaceOf(envelope)))
            {
                await element.Whole();
                continue;
            }

            while (await element.Next(depth: 2))
            {
                if (message is not null)
                {
                    throw new UnreadableAnswer("two messages in one envelope");
                }

                message = element.Is("Fault", NamespaceOf(envelope)) ? throw new HttpRequestException("a SOAP fault") : await Message(element);
            }
        }

        return message ?? throw new UnreadableAnswer("an envelope without a message");
    }

    private void Check(XmlElementReader element, string name)
    {
        if (!element.Is(name, NamespaceOf(envelope)))
        {
            throw new UnreadableAnswer("not the envelope that was agreed");
        }
    }

    /// <summary>Takes the message the reader stands on; the page is ended only when all of it was read.</summary>
    private async Task<Func<string?>> Message(XmlElementReader element)
    {
        if (single)
        {
            var answer = await element.Whole();
            return () =>
            {
                into.Take(answer, _whole.WrittenCount <= Answer.ReceivedBytesMax ? _whole.WrittenSpan : []);
                return into.EndPage(answer);
            };
        }

        var head = new XmlFields(element.Name);
        var answered = false;
        for (var depth = element.Depth + 1; await element.Next(depth);)
        {
            if (element.Name == into.Names.Answers)
            {
                answered = true;
                _bytes.Begin(element.Place);
                var answer = await element.Whole();
                into.Take(answer, _bytes.End(element.Place));
                continue;
            }

            var member = await element.Whole();
            if (head.Count == MembersMax)
            {
                continue;
            }

            head.Add(member);
        }

        // A message without a single answer may as well be a page of another kind.
        return answered ? () => into.EndPage(head) : throw new UnreadableAnswer($"{into.Names.Answers}: a page without answers");
    }
}
