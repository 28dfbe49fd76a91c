using System.Collections.Frozen;
using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>Kinds of evidence as files and settings write them: <c>platform-payout</c>.</summary>
public static class EvidenceWords
{
    public static IReadOnlyDictionary<string, EvidenceKind> Kinds { get; } =
        Enum.GetValues<EvidenceKind>().ToFrozenDictionary(Hyphened.Word, kind => kind, StringComparer.Ordinal);

    /// <summary>The word of a kind.</summary>
    public static string Of(EvidenceKind kind) => Hyphened.Word(kind);
}

/// <summary>Types of document as contracts, files and settings write them: <c>resident-id</c>.</summary>
public static class DocumentWords
{
    public static IReadOnlyDictionary<string, DocumentType> Types { get; } = new Dictionary<string, DocumentType>(StringComparer.Ordinal)
    {
        ["resident-id"] = DocumentType.ResidentId,
        ["hk-mo-tw-residence-permit"] = DocumentType.HkMoTwResidencePermit,
        ["travel-permit"] = DocumentType.TravelPermit,
        ["foreign-permanent-card"] = DocumentType.ForeignPermanentCard,
        ["passport"] = DocumentType.Passport,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}

internal static class Hyphened
{
    public static string Word(EvidenceKind kind) => string.Concat(
        kind.ToString().Select((letter, i) => char.IsAsciiLetterUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
}
