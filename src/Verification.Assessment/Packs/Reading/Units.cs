using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Units a value of law is written with; each named value has exactly one.</summary>
internal enum Unit
{
    YuanPerMonth,
    YuanPerYear,
    Months,
    Years,
    Days,
    WorkingDays,
    Percent,
    Times,
    RoundingName,
    YesNo,
}

/// <summary>Reads values with units; decimal point only, no exponent, no octal, no sexagesimal.</summary>
internal static class Units
{
    private static readonly Dictionary<Unit, string> Words = new()
    {
        [Unit.YuanPerMonth] = "yuan/month",
        [Unit.YuanPerYear] = "yuan/year",
        [Unit.Months] = "months",
        [Unit.Years] = "years",
        [Unit.Days] = "days",
        [Unit.WorkingDays] = "working days",
        [Unit.Percent] = "%",
        [Unit.Times] = "times",
    };

    public static readonly IReadOnlyDictionary<string, Rounding> Roundings = new Dictionary<string, Rounding>(StringComparer.Ordinal)
    {
        ["exact"] = Rounding.Exact,
        ["nearest-fen"] = Rounding.NearestFen,
        ["down-to-fen"] = Rounding.DownToFen,
        ["up-to-fen"] = Rounding.UpToFen,
        ["nearest-yuan"] = Rounding.NearestYuan,
        ["down-to-yuan"] = Rounding.DownToYuan,
        ["up-to-yuan"] = Rounding.UpToYuan,
    };

    public static string Describe(Unit unit) => unit switch
    {
        Unit.RoundingName => string.Join(" | ", Roundings.Keys),
        Unit.YesNo => "yes | no",
        _ => $"0.00 {Words[unit]}",
    };

    /// <summary>The value when the text is a number with this unit, a named rounding or yes/no; null on a clash.</summary>
    public static object? Parse(string text, Unit unit)
    {
        if (unit == Unit.RoundingName)
        {
            return Roundings.TryGetValue(text, out var rounding) ? rounding : null;
        }

        if (unit == Unit.YesNo)
        {
            return text switch { "yes" => true, "no" => false, _ => null };
        }

        var word = Words[unit];
        if (!text.EndsWith(word, StringComparison.Ordinal))
        {
            return null;
        }

        var number = text.AsSpan(0, text.Length - word.Length);
        number = unit == Unit.Percent ? number : number.EndsWith(" ") ? number[..^1] : default;
        return Number(number) is not { } value ? null : unit switch
        {
            Unit.YuanPerMonth or Unit.YuanPerYear => decimal.Round(value, 2) == value ? Money.Of(value) : null,
            Unit.Percent => value / 100m,
            Unit.Times => value,
            _ => decimal.Truncate(value) == value && value <= 10_000m ? (int)value : null,
        };
    }

    private static decimal? Number(ReadOnlySpan<char> text)
    {
        var plain = text.Length is > 0 and <= 16 && (text[0] != '0' || text.Length == 1 || text[1] == '.') && char.IsAsciiDigit(text[0]);
        return plain && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
