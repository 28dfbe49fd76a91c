using System.Collections.Frozen;
using Verification.Vocabulary;

namespace Verification.Sources.Kit;

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
