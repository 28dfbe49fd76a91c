using System.Collections.Frozen;

namespace Verification.Vocabulary;

/// <summary>Kinds of evidence as contracts, packs, files and settings write them: <c>platform-payout</c>.</summary>
public static class EvidenceWords
{
    public static IReadOnlyDictionary<string, EvidenceKind> Kinds { get; } =
        Enum.GetValues<EvidenceKind>().ToFrozenDictionary(Of, kind => kind, StringComparer.Ordinal);

    /// <summary>The word of a kind.</summary>
    public static string Of(EvidenceKind kind) => string.Concat(
        kind.ToString().Select((letter, i) => char.IsAsciiLetterUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
}
