using System.Globalization;
using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Takes known keys out of one mapping; a missing, wrong or left-over key is a fault with its place.</summary>
/// <remarks>After a fault a harmless default is returned so that reading goes on and finds the other faults too.</remarks>
internal sealed class MapReader(string file, PackNode.Map map, FaultList faults)
{
    private static readonly Dictionary<string, bool> YesNo = new(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false };

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private string? _forFile;

    public string File => file;

    public PackNode.Map Node => map;

    public IReadOnlyList<Entry> Entries => map.Entries;

    /// <summary>The same mapping, read anew for another place or day.</summary>
    /// <param name="forFile">The lowest file of the place: what it lacks shows in the formulas of higher ones.</param>
    public MapReader Again(string forFile)
    {
        var again = new MapReader(file, map, faults) { _forFile = forFile };
        // The key that names an entry was read with the file.
        again._taken.UnionWith(_names);
        return again;
    }

    public PackNode? Optional(string key)
    {
        _taken.Add(key);
        foreach (var entry in map.Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return entry.Value;
            }
        }

        return null;
    }

    public PackNode? Required(string key)
    {
        if (Optional(key) is { } node)
        {
            return node;
        }

        Fault("pack.missing_key", map, $"缺少键 {key}。", $"The key {key} is missing.");
        return null;
    }

    /// <summary>The name of an entry, read once with its file.</summary>
    public string NameOf(string key)
    {
        _names.Add(key);
        return Text(key);
    }

    public string Text(string key) => Scalar(Required(key), key) ?? "";

    public string? OptionalText(string key) => Optional(key) is { } node ? Scalar(node, key) : null;

    public int Whole(string key, int min, int max, int otherwise)
    {
        if (Optional(key) is not { } node)
        {
            return otherwise;
        }

        if (Scalar(node, key) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max && (text.Length == 1 || text[0] != '0'))
        {
            return number;
        }

        Fault("pack.bad_value", node, $"{key} 必须是 {min} 到 {max} 的整数。", $"{key} must be a whole number from {min} to {max}.");
        return otherwise;
    }

    /// <summary>A share from 0 to 1 with at most four decimals, e.g. <c>0.9</c>.</summary>
    public decimal? Share(string key)
    {
        if (Optional(key) is not { } node)
        {
            return null;
        }

        if (Scalar(node, key) is { } text && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            && share is >= 0m and <= 1m && decimal.Round(share, 4) == share)
        {
            return share;
        }

        Fault("pack.bad_value", node, $"{key} 必须是 0 到 1 的数,至多四位小数。", $"{key} must be a number from 0 to 1 with at most four decimals.");
        return null;
    }

    public DateOnly? Day(string key)
    {
        if (Optional(key) is not { } node)
        {
            return null;
        }

        if (Scalar(node, key) is { } text
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Fault("pack.bad_date", node, $"{key} 必须是 yyyy-MM-dd 日期。", $"{key} must be a date yyyy-MM-dd.");
        return null;
    }

    /// <summary>One of a closed list of words.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        if (Required(key) is not { } node)
        {
            return otherwise;
        }

        return Word(node, key, words, otherwise);
    }

    public T Word<T>(PackNode node, string key, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        if (Scalar(node, key) is { } text && words.TryGetValue(text, out var value))
        {
            return value;
        }

        var all = string.Join(", ", words.Keys.Order(StringComparer.Ordinal));
        Fault("pack.bad_word", node, $"{key} 只能是:{all}。", $"{key} must be one of: {all}.");
        return otherwise;
    }

    public IReadOnlyList<string> Texts(string key) =>
        Optional(key) is { } node ? [.. Items(node, key).Select(item => Scalar(item, key)).OfType<string>()] : [];

    public IReadOnlyList<T> Words<T>(string key, IReadOnlyDictionary<string, T> words, T otherwise) =>
        Optional(key) is { } node ? [.. Items(node, key).Select(item => Word(item, key, words, otherwise))] : [];

    public IReadOnlyList<MapReader> Maps(string key) =>
        Required(key) is { } node ? [.. Items(node, key).Select(item => Map(item, key)).OfType<MapReader>()] : [];

    public MapReader? Map(string key) => Required(key) is { } node ? Map(node, key) : null;

    public MapReader? Map(PackNode node, string key)
    {
        if (node is PackNode.Map inner)
        {
            return new(file, inner, faults);
        }

        Fault("pack.not_a_mapping", node, $"{key} 必须是键值。", $"{key} must be a mapping.");
        return null;
    }

    public Text Bilingual(string key)
    {
        if (Map(key) is not { } inner)
        {
            return new("", "");
        }

        var text = new Text(inner.Text("zh"), inner.Text("en"));
        inner.NothingElse();
        return text;
    }

    /// <summary>Every key that was not asked for is unknown.</summary>
    public void NothingElse()
    {
        var known = string.Join(", ", _taken.Order(StringComparer.Ordinal));
        foreach (var entry in map.Entries)
        {
            if (!_taken.Contains(entry.Key))
            {
                faults.Add("pack.unknown_key", file, entry.Line, entry.Column, $"未知的键 {entry.Key};此处可用:{known}。", $"The key {entry.Key} is not known here; there are: {known}.");
            }
        }
    }

    /// <summary>A kind of stated fact; one nobody can state would never hold.</summary>
    public void CheckFact(PackNode? at, string kind)
    {
        if (at is not null && kind.Length > 0 && !FactWords.Kinds.Contains(kind))
        {
            var all = string.Join(", ", FactWords.Kinds.Order(StringComparer.Ordinal));
            Fault("pack.unknown_fact", at, $"没有 {kind} 这种个人情况;可用:{all}。", $"There is no kind of fact {kind}; there are: {all}.");
        }
    }

    public bool IsYes(string key) => Optional(key) is { } node && Word(node, key, YesNo, false);

    /// <summary>A formula; every fault of it is said with its place.</summary>
    public Formula? Formula(string key, Level level, FormulaKind kind, Unit unit, ISymbols symbols)
    {
        if (Required(key) is not { } node || Scalar(node, key) is not { } text)
        {
            return null;
        }

        switch (Language.Formula.Compile(text, level, kind, unit, symbols))
        {
            case FormulaResult.Compiled compiled:
                return compiled.Formula;
            case FormulaResult.Faulty faulty:
                foreach (var fault in faulty.Faults)
                {
                    var (line, column) = ((PackNode.Scalar)node).PlaceOf(fault.Offset);
                    var (zh, en) = _forFile is null || _forFile == file ? ("", "") : ($"(适用于 {_forFile})", $" (read for {_forFile})");
                    faults.Add(fault.Code, file, line, column, fault.Sentence.Zh + zh, fault.Sentence.En + en);
                }

                return null;
            default:
                throw new BrokenPromise("a formula is compiled or faulty");
        }
    }

    public void Fault(string code, PackNode at, string zh, string en) => faults.Add(code, file, at.Line, at.Column, zh, en);

    public string? Scalar(PackNode? node, string key)
    {
        if (node is PackNode.Scalar { Text.Length: > 0 } scalar)
        {
            return scalar.Text;
        }

        if (node is not null)
        {
            Fault("pack.not_a_text", node, $"{key} 必须是一个值。", $"{key} must be one value.");
        }

        return null;
    }

    private IReadOnlyList<PackNode> Items(PackNode node, string key)
    {
        if (node is PackNode.List list)
        {
            return list.Items;
        }

        Fault("pack.not_a_list", node, $"{key} 必须是列表。", $"{key} must be a list.");
        return [];
    }
}
