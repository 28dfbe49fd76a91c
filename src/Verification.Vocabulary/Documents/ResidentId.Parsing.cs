using System.Globalization;

namespace Verification.Vocabulary;

/// <summary>Why a text is not a resident id; the first thing wrong, read from left to right, the check character last.</summary>
public enum ResidentIdFault
{
    None,

    /// <summary>Not 18 characters.</summary>
    Length,

    /// <summary>Something other than 17 ASCII digits and a final digit or capital X.</summary>
    Character,

    /// <summary>The first two digits name no province.</summary>
    Province,

    /// <summary>No such day in the calendar.</summary>
    BirthDate,

    /// <summary>Born in the future, or longer ago than anybody lives.</summary>
    BirthYear,

    /// <summary>Sequence 000 was never given to anybody.</summary>
    Sequence,

    /// <summary>The check character does not fit: a digit is mistyped.</summary>
    CheckCharacter,
}

public readonly partial record struct ResidentId
{
    /// <summary>Nobody alive is older; a number that says so is mistyped.</summary>
    public const int AgeMax = 150;

    private const int Length = 18;

    /// <summary>Reads a number whose birth lies in the 19th, 20th or 21st century; needs no clock.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ResidentId id, out ResidentIdFault fault)
    {
        fault = FaultOf(text);
        id = fault == ResidentIdFault.None ? new(text.ToString()) : default;
        return fault == ResidentIdFault.None;
    }

    /// <summary>Reads a number of somebody who may be alive on that day: already born, and not older than <see cref="AgeMax"/>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, DateOnly asOf, out ResidentId id, out ResidentIdFault fault)
    {
        if (TryParse(text, out id, out fault) && (id.BornOn > asOf || id.BornOn < asOf.AddYears(-AgeMax)))
        {
            id = default;
            fault = ResidentIdFault.BirthYear;
        }

        return fault == ResidentIdFault.None;
    }

    /// <summary>The 18-character number of somebody known by 15 digits, for matching old records only.</summary>
    /// <remarks>15 digits carry no check and no century: sequences 996–999 were kept for people then aged 100 or more, all others are of the 20th.</remarks>
    public static bool TryUpgrade(ReadOnlySpan<char> fifteen, out ResidentId id)
    {
        id = default;
        if (fifteen.Length != 15 || fifteen.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var century = fifteen[12..] is "996" or "997" or "998" or "999" ? "18" : "19";
        var body = $"{fifteen[..6]}{century}{fifteen[6..]}";
        return TryParse(body + CheckCharacter(body), out id, out _);
    }

    /// <summary>The check character of 17 digits: ISO 7064 MOD 11-2.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        Promise.That(digits.Length >= weights.Length, "a check character is computed over 17 digits");
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        return "10X98765432"[sum % 11];
    }

    private static ResidentIdFault FaultOf(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
        {
            return ResidentIdFault.Length;
        }

        if (text[..17].ContainsAnyExceptInRange('0', '9') || !(char.IsAsciiDigit(text[17]) || text[17] == 'X'))
        {
            return ResidentIdFault.Character;
        }

        return !HasProvince(text) ? ResidentIdFault.Province
            : !DateOnly.TryParseExact(text.Slice(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
                ? ResidentIdFault.BirthDate
            : born.Year is < 1800 or > 2099 ? ResidentIdFault.BirthYear
            : text[14..17] is "000" ? ResidentIdFault.Sequence
            : text[17] != CheckCharacter(text) ? ResidentIdFault.CheckCharacter
            : ResidentIdFault.None;
    }

    private static bool HasProvince(ReadOnlySpan<char> text) => KindOf(text) switch
    {
        ResidentIdKind.Foreign => RegionCode.IsProvince(text[1..3]),
        ResidentIdKind.HkMoTw => text[2..6] is "0000",
        _ => RegionCode.IsProvince(text[..2]),
    };

    private static ResidentIdKind KindOf(ReadOnlySpan<char> number) =>
        number[0] == '9' ? ResidentIdKind.Foreign
        : number[..2] is "81" or "82" or "83" ? ResidentIdKind.HkMoTw
        : ResidentIdKind.Mainland;
}
