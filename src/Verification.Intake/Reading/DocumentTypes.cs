using Verification.Vocabulary;

namespace Verification.Intake.Reading;

/// <summary>The contract's codes of identity documents.</summary>
internal static class DocumentTypes
{
    public static bool TryOf(string? code, out DocumentType type)
    {
        DocumentType? known = code switch
        {
            "resident-id" => DocumentType.ResidentId,
            "none-yet" => DocumentType.NoneYet,
            "hk-mo-tw-residence-permit" => DocumentType.HkMoTwResidencePermit,
            "travel-permit" => DocumentType.TravelPermit,
            "foreign-permanent-card" => DocumentType.ForeignPermanentCard,
            "passport" => DocumentType.Passport,
            _ => null,
        };
        type = known ?? default;
        return known is not null;
    }

    public static DocumentType Of(string code) =>
        TryOf(code, out var type) ? type : throw new BrokenPromise("a document type of a request was checked before it is used");
}
