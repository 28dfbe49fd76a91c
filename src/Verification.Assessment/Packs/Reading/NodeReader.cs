using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads one pack file into nodes; what could surprise (aliases, anchors, tags, duplicate keys, size, depth) is a fault.</summary>
internal sealed class NodeReader
{
    public const int BytesMax = 1024 * 1024;
    private const int DepthMax = 24;
    private const int NodesMax = 50_000;
    private const int ScalarMax = 8_000;

    private readonly string _file;
    private readonly FaultList _faults;
    private readonly Parser _parser;
    private readonly string[] _lines;
    private int _nodes;

    private NodeReader(string file, string text, FaultList faults)
    {
        _file = file;
        _faults = faults;
        _parser = new Parser(new StringReader(text));
        _lines = text.Split('\n');
    }

    /// <summary>The mapping at the top of the file, or null when a fault was added.</summary>
    public static PackNode.Map? Read(string file, string text, FaultList faults)
    {
        var reader = new NodeReader(file, text, faults);
        try
        {
            return reader.Document();
        }
        catch (YamlException fault)
        {
            faults.Add("pack.not_yaml", file, (int)fault.Start.Line, (int)fault.Start.Column, "文件不是有效的YAML。", "The file is not valid YAML.");
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up like this on some broken flow mappings, without a place of its own; what it last read is the nearest.
            var at = reader._parser.Current?.End ?? YamlDotNet.Core.Mark.Empty;
            faults.Add("pack.not_yaml", file, Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column), "文件不是有效的YAML。", "The file is not valid YAML.");
            return null;
        }
        catch (Stop)
        {
            return null;
        }
    }

    private PackNode.Map? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _faults.Add("pack.empty", _file, 1, 1, "文件为空。", "The file is empty.");
            return null;
        }

        var top = Node(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.TryConsume<StreamEnd>(out _))
        {
            _faults.Add("pack.many_documents", _file, 1, 1, "一个文件只能有一个文档。", "A file holds one document.");
        }

        if (top is PackNode.Map map)
        {
            return map;
        }

        _faults.Add("pack.not_a_mapping", _file, 1, 1, "文件顶层必须是键值。", "The top of the file must be a mapping.");
        return null;
    }

    private PackNode Node(int depth)
    {
        var next = _parser.Current!;
        var (line, column) = ((int)next.Start.Line, (int)next.Start.Column);
        if (depth > DepthMax || ++_nodes > NodesMax)
        {
            throw Refuse("pack.too_large", line, column, "内容过多或嵌套过深。", "Too much content or too deep nesting.");
        }

        if (next is AnchorAlias || (next is NodeEvent { Anchor.IsEmpty: false }))
        {
            throw Refuse("pack.alias", line, column, "不允许使用锚点或别名。", "Anchors and aliases are not allowed.");
        }

        if (next is NodeEvent { Tag.IsEmpty: false })
        {
            throw Refuse("pack.tag", line, column, "不允许使用类型标签。", "Type tags are not allowed.");
        }

        return next switch
        {
            YamlDotNet.Core.Events.Scalar => Scalar(line, column),
            SequenceStart => List(depth, line, column),
            MappingStart => Map(depth, line, column),
            _ => throw Refuse("pack.not_yaml", line, column, "文件不是有效的YAML。", "The file is not valid YAML."),
        };
    }

    private PackNode.Scalar Scalar(int line, int column)
    {
        var scalar = _parser.Consume<YamlDotNet.Core.Events.Scalar>();
        if (scalar.Value.Length > ScalarMax)
        {
            throw Refuse("pack.too_large", line, column, "单个文字过长。", "One text is too long.");
        }

        var block = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded && line < _lines.Length;
        var indent = block ? 1 + _lines[line].TakeWhile(c => c == ' ').Count() : 0;
        return new(scalar.Value, line, column, indent, scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted);
    }

    private PackNode.List List(int depth, int line, int column)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<PackNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new(items, line, column);
    }

    private PackNode.Map Map(int depth, int line, int column)
    {
        _parser.Consume<MappingStart>();
        var entries = new List<Entry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not PackNode.Scalar key)
            {
                throw Refuse("pack.bad_key", line, column, "键必须是文字。", "A key must be plain text.");
            }

            var value = Node(depth + 1);
            if (seen.Add(key.Text))
            {
                entries.Add(new(key.Text, key.Line, key.Column, value));
            }
            else
            {
                _faults.Add("pack.duplicate_key", _file, key.Line, key.Column, $"键 {key.Text} 重复。", $"The key {key.Text} stands twice.");
            }
        }

        return new(entries, line, column);
    }

    private Stop Refuse(string code, int line, int column, string zh, string en)
    {
        _faults.Add(code, _file, line, column, zh, en);
        return new();
    }

    // Ends the reading of one hostile file; never leaves this class.
    private sealed class Stop : Exception;
}
