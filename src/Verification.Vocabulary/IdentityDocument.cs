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
public sealed record IdentityDocument(DocumentType Type, string? Number)
{
    public override string ToString() => Number is null ? Type.ToString() : $"{Type} {Number[..1]}…";
}
