namespace Verification.Vocabulary;

/// <summary>Kinds of identity document a person may be known by.</summary>
public enum DocumentType
{
    /// <summary>Resident identity number (GB 11643).</summary>
    ResidentId,

    /// <summary>No document yet, e.g. a newborn.</summary>
    NoneYet,

    /// <summary>Residence permit of Hong Kong, Macao or Taiwan residents (81/82/83…).</summary>
    HkMoTwResidencePermit,

    /// <summary>Mainland travel permit.</summary>
    TravelPermit,

    /// <summary>Foreign permanent resident card.</summary>
    ForeignPermanentCard,

    Passport,
}

/// <summary>A document and its normalised number.</summary>
/// <remarks>ToString is masked; <see cref="Number"/> is the number itself and never leaves memory or a sealed row.</remarks>
public sealed partial record IdentityDocument(DocumentType Type, string? Number)
{
    /// <summary>The number as resident id, when it is one; then it tells birth, sex and region.</summary>
    public ResidentId? AsResidentId => ResidentId.TryParse(Number, out var id, out _) ? id : null;

    /// <summary>For lists: the kind and the first and last character.</summary>
    public string ListView => Number is null ? Type.ToString() : $"{Type} {Mask.Middle(Number, 1, 1)}";

    /// <summary>Masked like <see cref="ListView"/>.</summary>
    public override string ToString() => ListView;
}
