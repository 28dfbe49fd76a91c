using System.Collections.Frozen;

namespace Verification.Vocabulary;

/// <summary>Kinds of stated facts as contracts, packs and cases write them.</summary>
public static class FactWords
{
    public static IReadOnlySet<string> Kinds { get; } = new[]
    {
        "marital", "work", "study", "disability", "illness", "serving-sentence", "military-service", "clergy", "missing", "labour", "care", "self-care",
        "pregnancy", "household-size", "supports", "children", "land", "orphan-scheme", "jobless", "schooling-place", "benefit", "property-within",
        "civil-capacity",
    }.ToFrozenSet(StringComparer.Ordinal);
}
