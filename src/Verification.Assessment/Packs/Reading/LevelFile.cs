using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>One pack file: the law one level (nation, province, city, county) adds for a span of days.</summary>
internal sealed record LevelFile
{
    public required string File { get; init; }

    public required string Id { get; init; }

    /// <summary><c>cn</c>, or a region code.</summary>
    public required string Region { get; init; }

    /// <summary>Counties a leaf speaks for; empty above the leaves.</summary>
    public required IReadOnlyList<string> Counties { get; init; }

    /// <summary>Days of legal effect.</summary>
    public required Period Effect { get; init; }

    /// <summary>Day the text was published; may lie after the effect began.</summary>
    public required DateOnly? Published { get; init; }

    /// <summary>Names of values and blocks a lower level may set anew.</summary>
    public required IReadOnlySet<string> Opens { get; init; }

    public required IReadOnlyDictionary<string, RawValue> Values { get; init; }

    /// <summary>Blocks by key, read once the values of the whole chain are known.</summary>
    public required IReadOnlyDictionary<string, PackNode> Blocks { get; init; }

    public required IReadOnlyList<PackCase> Cases { get; init; }

    public required PackNode.Map Content { get; init; }

    public bool IsLeaf => Counties.Count > 0;

    public bool Covers(LevelFile lower) =>
        Region == "cn" || lower.Region.StartsWith(Region, StringComparison.Ordinal);
}

/// <summary>A value as one file sets it.</summary>
internal sealed record RawValue(string Name, object Value, string? Article, PackNode At);
