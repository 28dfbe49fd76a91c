using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>Reads an adapter's flat settings with their ranges and collects every fault; a fault names the key, never the value.</summary>
public sealed class AdapterSettings(IReadOnlyDictionary<string, string> values, ICollection<string> faults)
{
    // A search by no document is one by name.
    private static readonly Dictionary<string, DocumentType?> Searches =
        DocumentWords.Types.ToDictionary(word => word.Key, word => (DocumentType?)word.Value, StringComparer.Ordinal);

    private static readonly Dictionary<string, DocumentType?> SearchesByName = new(Searches, StringComparer.Ordinal) { ["name-birth-region"] = null };

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>A text that must be there.</summary>
    public string Required(string key)
    {
        if (Optional(key) is { } value)
        {
            return value;
        }

        faults.Add($"{key}: a text is expected");
        return "";
    }

    /// <summary>A text, or null when the key is absent or empty.</summary>
    public string? Optional(string key)
    {
        _known.Add(key);
        return values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;
    }

    /// <summary>A whole number within its range, or the standard when the key is absent.</summary>
    public int Whole(string key, int standard, int min, int max) => Number(key, min, max) ?? standard;

    /// <summary>A whole number within its range that must be there.</summary>
    public int Whole(string key, int min, int max)
    {
        if (Optional(key) is null)
        {
            faults.Add(WholeExpected(key, min, max));
            return min;
        }

        return Number(key, min, max) ?? min;
    }

    /// <summary>One of these words, or the standard when the key is absent.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words, T standard)
    {
        if (Optional(key) is not { } text)
        {
            return standard;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        faults.Add($"{key}: one of {string.Join(", ", words.Keys)} is expected");
        return standard;
    }

    /// <summary>A share between 0 and 1, or the standard when the key is absent.</summary>
    public decimal Share(string key, decimal standard) => Optional(key) is null ? standard : Share(key);

    /// <summary>A share between 0 and 1 that must be there.</summary>
    public decimal Share(string key)
    {
        if (decimal.TryParse(Optional(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1m)
        {
            return share;
        }

        faults.Add($"{key}: a share between 0 and 1 is expected");
        return 0m;
    }

    /// <summary>For a line that is not encrypted: the setting must say <c>allowed</c>, as <c>plain_tcp: allowed</c>.</summary>
    /// <remarks>Names and documents travel over it: whoever sets the source up says that the line is protected otherwise.</remarks>
    public void Unencrypted(string key)
    {
        if (Optional(key) != "allowed")
        {
            faults.Add($"{key}: the line is not encrypted; write '{key}: allowed' if it is protected otherwise");
        }
    }

    /// <summary>The entries of a list, <c>key.0</c>, <c>key.1</c> and so on, read by <paramref name="words"/>.</summary>
    public IReadOnlyList<T> List<T>(string key, IReadOnlyDictionary<string, T> words, IReadOnlyList<T> standard)
    {
        var entries = new List<T>();
        for (var i = 0; Optional($"{key}.{i}") is { } text; i++)
        {
            if (words.TryGetValue(text, out var entry))
            {
                entries.Add(entry);
            }
            else
            {
                faults.Add($"{key}.{i}: one of {string.Join(", ", words.Keys)} is expected");
            }
        }

        return entries.Count > 0 ? entries : standard;
    }

    /// <summary>What a source is, from the keys every adapter has: <c>name.zh</c>, <c>name.en</c>, <c>gives</c>, <c>raises</c>, <c>searchable_by</c>.</summary>
    /// <param name="byName">Whether the adapter can ask by name: then <c>searchable_by</c> may list <c>name-birth-region</c>.</param>
    public SourceDescription Description(SourceId id, int questionsAtOnceMax, bool byName = false)
    {
        var searches = List("searchable_by", byName ? SearchesByName : Searches, [DocumentType.ResidentId]);
        var gives = List("gives", EvidenceWords.Kinds, []);
        var raises = List("raises", SignalWords.Kinds, []);
        if (gives.Count == 0 && raises.Count == 0)
        {
            faults.Add($"gives: a list of one or more kinds of evidence is expected: {string.Join(", ", EvidenceWords.Kinds.Keys.Order(StringComparer.Ordinal))}");
        }

        return new()
        {
            Id = id,
            Name = new(Required("name.zh"), Required("name.en")),
            Gives = gives,
            Raises = raises,
            QuestionsAtOnceMax = questionsAtOnceMax,
            SearchableBy = [.. searches.OfType<DocumentType>()],
            SearchesByName = searches.Contains(null),
        };
    }

    /// <summary>The same of a source read by columns: without a column of kinds every row is of the one kind it gives or raises.</summary>
    public SourceDescription Description(SourceId id, int questionsAtOnceMax, RecordColumns columns, bool byName = false)
    {
        var description = Description(id, questionsAtOnceMax, byName);
        if (columns.Kind is null && description.Gives.Count + description.Raises.Count != 1)
        {
            faults.Add("gives: without a column of kinds a source gives or raises exactly one kind");
        }

        return description;
    }

    /// <summary>Keys nobody asked for are faults: a mistyped setting must not silently be the default.</summary>
    public void RefuseUnknown()
    {
        foreach (var key in values.Keys.Where(key => !_known.Contains(key)).Order(StringComparer.Ordinal))
        {
            faults.Add($"{key}: unknown setting; there are {string.Join(", ", _known.Select(Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}");
        }
    }

    private int? Number(string key, int min, int max)
    {
        if (Optional(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        faults.Add(WholeExpected(key, min, max));
        return null;
    }

    private static string WholeExpected(string key, int min, int max) => $"{key}: a whole number between {min} and {max} is expected";

    /// <summary>The key as it is written in YAML: an entry of a list goes by its list.</summary>
    private static string Name(string key) => key.LastIndexOf('.') is > 0 and var dot && key[(dot + 1)..].All(char.IsAsciiDigit) ? key[..dot] : key;
}
