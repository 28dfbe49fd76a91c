using System.Collections.Frozen;

namespace Verification.Vocabulary;

/// <summary>A place in the administrative division (行政区划): 2, 4 or 6 digits of GB/T 2260, 9 a street, 12 a community.</summary>
/// <remarks>
/// A code is a key for scope and law, not a proof that the place exists today: unknown and former counties are legal, the province
/// must exist. Names are in <see cref="RegionRegister"/>.
/// </remarks>
public readonly record struct RegionCode : IComparable<RegionCode>
{
    private static readonly FrozenSet<string> Provinces = FrozenSet.ToFrozenSet(
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ProvinceSpans =
        Provinces.GetAlternateLookup<ReadOnlySpan<char>>();

    private RegionCode(string code) => Code = code;

    public string Code { get; }

    public RegionCode Province => new(Code[..2]);

    /// <summary>The first 4 digits, or null when this is a whole province.</summary>
    public RegionCode? City => Code.Length >= 4 ? new(Code[..4]) : null;

    /// <summary>The first 6 digits, or null when this is wider than a county.</summary>
    public RegionCode? County => Code.Length >= 6 ? new(Code[..6]) : null;

    /// <summary>The first 9 digits, or null when this is wider than a street or township.</summary>
    public RegionCode? Street => Code.Length >= 9 ? new(Code[..9]) : null;

    /// <summary>The same place without the zeros that lists fill a wider place up with: 620500 is 6205, 620000 is 62.</summary>
    public RegionCode WithoutFilling =>
        Code.Length != 6 || !Code.EndsWith("00", StringComparison.Ordinal) ? this
        : Code.EndsWith("0000", StringComparison.Ordinal) ? Province
        : new(Code[..4]);

    /// <summary>Whether the other place is this one or lies in it; filling zeros are digits here, so strip them from a scope first.</summary>
    public bool Covers(RegionCode other) => other.Code.StartsWith(Code, StringComparison.Ordinal);

    /// <summary>Whether two digits are a province of GB/T 2260, Taiwan, Hong Kong and Macao included.</summary>
    public static bool IsProvince(ReadOnlySpan<char> twoDigits) => ProvinceSpans.Contains(twoDigits);

    public static bool TryParse(string? text, out RegionCode region)
    {
        region = default;
        if (text is null || text.Length is not (2 or 4 or 6 or 9 or 12) || !text.All(char.IsAsciiDigit) || !IsProvince(text.AsSpan(0, 2)))
        {
            return false;
        }

        region = new(text);
        return true;
    }

    public static RegionCode Parse(string text) =>
        TryParse(text, out var region) ? region : throw new FormatException("not a region code");

    public int CompareTo(RegionCode other) => string.CompareOrdinal(Code, other.Code);

    public override string ToString() => Code;
}
