using System.Xml;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.HttpXml;

/// <summary>Walks through the elements of a document within limits.</summary>
internal sealed class XmlElementReader(XmlReader reader, CancellationToken ct)
{
    /// <summary>Envelope, body, message, answer, record, member, and something around them.</summary>
    private const int DepthMax = 16;

    /// <summary>Most characters of one answer, marks not counted.</summary>
    private const int PieceCharactersMax = 4 * 1024 * 1024;

    /// <summary>Most elements of one answer.</summary>
    private const int PieceElementsMax = 100_000;

    private readonly char[] _chunk = new char[1024];
    private int _characters;
    private int _elements;

    public string Name => reader.LocalName;

    public int Depth => reader.Depth;

    /// <summary>Where the name of the element stands, or that of its end.</summary>
    public (int Line, int Column) Place => reader is IXmlLineInfo place ? (place.LineNumber, place.LinePosition) : throw new BrokenPromise("a reader of bytes knows its lines");

    public bool Is(string name, string space) => reader.LocalName == name && reader.NamespaceURI == space;

    /// <summary>Goes on to the next element of this depth; false when the one around it has ended.</summary>
    public async Task<bool> Next(int depth)
    {
        if (depth > 0 && reader.NodeType == XmlNodeType.Element && reader.Depth == depth - 1 && reader.IsEmptyElement)
        {
            return false;
        }

        while (await Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth)
            {
                return true;
            }

            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth - 1)
            {
                return false;
            }

            if (reader.NodeType is not (XmlNodeType.XmlDeclaration or XmlNodeType.EndElement))
            {
                throw new UnreadableAnswer("text between the elements of a message");
            }
        }

        return false;
    }

    /// <summary>The element the reader stands on with all that is in it; afterwards it stands on its end.</summary>
    public async Task<XmlFields> Whole()
    {
        (_characters, _elements) = (0, 0);
        var root = Begin();
        if (reader.IsEmptyElement)
        {
            return root;
        }

        var open = new Stack<XmlFields>([root]);
        while (open.Count > 0 && await Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var child = Begin();
                    open.Peek().Add(child);
                    if (!reader.IsEmptyElement)
                    {
                        open.Push(child);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    await Text(open.Peek());
                    break;
                default:
                    throw new UnreadableAnswer("something that is neither element nor text");
            }
        }

        return root;
    }

    // Whoever takes an element reads on from it; the reader's own limits do not know depth.
    private async Task<bool> Read()
    {
        ct.ThrowIfCancellationRequested();
        return await reader.ReadAsync() && (reader.Depth <= DepthMax ? true : throw new UnreadableAnswer("elements nested too deep"));
    }

    private XmlFields Begin()
    {
        if (++_elements > PieceElementsMax)
        {
            throw new UnreadableAnswer("an answer larger than any honest one");
        }

        var fields = new XmlFields(reader.LocalName);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix.Length == 0 && reader.LocalName != "xmlns")
            {
                var attribute = new XmlFields(reader.LocalName);
                attribute.Add(reader.Value);
                fields.Add(attribute);
            }
        }

        reader.MoveToElement();
        return fields;
    }

    private async Task Text(XmlFields into)
    {
        for (int count; (count = await reader.ReadValueChunkAsync(_chunk, 0, _chunk.Length)) > 0;)
        {
            _characters += count;
            if (_characters > PieceCharactersMax)
            {
                throw new UnreadableAnswer("an answer larger than any honest one");
            }

            into.Add(_chunk.AsSpan(0, count));
        }
    }
}
