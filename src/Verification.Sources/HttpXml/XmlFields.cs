using System.Text;
using Verification.Sources.Http;
using Verification.Sources.Kit;

namespace Verification.Sources.HttpXml;

/// <summary>An element of a reply: its attributes and the elements in it, by their names without namespaces.</summary>
internal sealed class XmlFields(string name) : IWireObject
{
    private readonly List<XmlFields> _children = [];
    private readonly StringBuilder _text = new();

    public string Name => name;

    public int Count => _children.Count;

    public void Add(XmlFields child) => _children.Add(child);

    public void Add(ReadOnlySpan<char> text) => _text.Append(text);

    public string? Text(string member)
    {
        XmlFields? found = null;
        foreach (var child in _children)
        {
            if (child.Name == member)
            {
                found = found is null ? child : throw new UnreadableAnswer($"{member}: twice");
            }
        }

        return found is null ? null : found._children.Count == 0 ? found._text.ToString() : throw new UnreadableAnswer($"{member}: not a single value");
    }

    public IEnumerable<IWireObject> List(string member) => _children.Where(child => child.Name == member);
}
