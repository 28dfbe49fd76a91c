using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>One pack file: the law one level (nation, province, city, county) adds for a span of days.</summary>
internal sealed record LevelFile
{
    public required string File { get; init; }

    public required string Id { get; init; }

    /// <summary><c>cn</c>, or a region code of 2, 4 or 6 digits.</summary>
    public required string Region { get; init; }

    /// <summary>Counties the file speaks for; empty: all of its region.</summary>
    public required IReadOnlyList<string> Counties { get; init; }

    /// <summary>Days of legal effect.</summary>
    public required Period Effect { get; init; }

    /// <summary>Day the text was published; may lie after the effect began. Null: not known.</summary>
    public required DateOnly? Published { get; init; }

    /// <summary>Names a lower level may set anew.</summary>
    public required IReadOnlySet<string> Opens { get; init; }

    /// <summary>Versions of each value, the earliest first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ValueVersion>> Values { get; init; }

    /// <summary>Blocks and list entries by key, read once the values of the whole chain are known.</summary>
    public required IReadOnlyDictionary<EntryKey, MapReader> Entries { get; init; }

    public required IReadOnlyList<PackCase> Cases { get; init; }

    public required PackNode.Map Content { get; init; }

    /// <summary>Names counties of its own: where nothing does, there is no law of ours.</summary>
    public bool NamesCounties => Counties.Count > 0 || Region.Length == 6;

    public IEnumerable<string> NamedCounties => Region.Length == 6 ? [Region] : Counties;

    public int Depth => (Region == "cn" ? 0 : Region.Length * 2) + (Counties.Count > 0 ? 1 : 0);

    public bool Covers(string county) =>
        Region == "cn" || (county.StartsWith(Region, StringComparison.Ordinal) && (Counties.Count == 0 || Counties.Contains(county)));

    /// <summary>Files that speak for the same place.</summary>
    public bool IsBeside(LevelFile other) => Region == other.Region
        && (Counties.Count == 0 ? other.Counties.Count == 0 : Counties.Intersect(other.Counties, StringComparer.Ordinal).Any());
}

/// <summary>A block or an entry of a list of blocks: its kind and its name.</summary>
/// <param name="Kind">The block's key, e.g. <c>quantities</c>.</param>
/// <param name="Name">The entry's name; empty for a block that stands once.</param>
internal readonly record struct EntryKey(string Kind, string Name)
{
    /// <summary>How <c>opens</c> names it: names of formulas plainly, everything else with its block.</summary>
    public string OpenName => Name.Length == 0 ? Kind : Kind is "quantities" or "marks" or "numbers" ? Name : $"{Kind}.{Name}";
}

/// <summary>One version of a value: from a day on, until the next version or its own end.</summary>
internal sealed record ValueVersion
{
    public required string Name { get; init; }

    /// <summary>Null: the law of these days is not known.</summary>
    public required LawText? Value { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day, when it ends by itself.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Day of publication; null: that of the file.</summary>
    public DateOnly? Published { get; init; }

    public string? Article { get; init; }

    /// <summary>The value it is a floor of: a lower level may set more, never less.</summary>
    public string? FloorOf { get; init; }

    public required PackNode At { get; init; }
}
