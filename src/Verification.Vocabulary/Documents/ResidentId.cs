using System.Globalization;

namespace Verification.Vocabulary;

/// <summary>An 18-character identity number (GB 11643-1999) whose check character is right.</summary>
/// <remarks>
/// The first six digits are the region of first registration, kept for life: they say nothing of where the person lives, and a
/// county that no list knows is legal. Nothing is folded here: lower case, full-width digits and blanks are refused;
/// <see cref="IdentityDocument.TryParse"/> is the edge that trims.
/// </remarks>
public readonly partial record struct ResidentId
{
    private readonly string? _number;

    private ResidentId(string number) => _number = number;

    /// <summary>The number itself: memory and sealed rows only.</summary>
    public string Number => _number ?? throw new BrokenPromise("a resident id was parsed before it is read");

    public ResidentIdKind Kind => KindOf(Number);

    /// <summary>The first six digits, whatever they mean for this kind.</summary>
    public string Prefix => Number[..6];

    /// <summary>Region of first registration; null for numbers of non-mainland residents, whose prefix is no GB/T 2260 code.</summary>
    public RegionCode? Region => Kind == ResidentIdKind.Mainland ? RegionCode.Parse(Prefix) : null;

    public DateOnly BornOn => DateOnly.ParseExact(Number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    public Sex Sex => (Number[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>For lists: first and last character, <c>1****************X</c>.</summary>
    public string ListView => Mask.Middle(Number, 1, 1);

    /// <summary>For the page of the case itself: <c>110***********002X</c>.</summary>
    public string CaseView => Mask.Middle(Number, 3, 4);

    /// <summary>Masked; the whole number is <see cref="Number"/>.</summary>
    public override string ToString() => _number is null ? "" : CaseView;
}

/// <summary>Whose number it is.</summary>
public enum ResidentIdKind
{
    /// <summary>A mainland resident: the prefix is a region.</summary>
    Mainland,

    /// <summary>Residence permit of a Hong Kong (810000), Macao (820000) or Taiwan (830000) resident.</summary>
    HkMoTw,

    /// <summary>Foreign permanent resident, form of 2023: 9, province of issue, country in three digits.</summary>
    Foreign,
}

/// <summary>Sex as an identity number tells it.</summary>
public enum Sex
{
    Female,
    Male,
}
