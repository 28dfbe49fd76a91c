using System.Globalization;
using Verification.Assessment.Language;
using Verification.Assessment.Language.Reading;
using Verification.Assessment.Pay;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>A value of law as its author wrote it.</summary>
internal abstract record LawText
{
    private LawText()
    {
    }

    public sealed record Number(decimal Value, Unit Unit) : LawText;

    public sealed record YesNo(bool Value) : LawText;

    public sealed record RoundingName(Rounding Value) : LawText;

    public sealed record WagesByName(WagesBy Value) : LawText;

    public sealed record WorkingDays(int Value) : LawText;

    public sealed record Minutes(int Value) : LawText;

    /// <summary>Reads a value with its unit; decimal point only, no exponent, no octal, no sexagesimal. Null: it is none.</summary>
    public static LawText? Parse(string text)
    {
        if (text is "yes" or "no")
        {
            return new YesNo(text == "yes");
        }

        if (Words.Roundings.TryGetValue(text, out var rounding))
        {
            return new RoundingName(rounding);
        }

        if (WageTerms.All.TryGetValue(text, out var wages))
        {
            return new WagesByName(wages);
        }

        if (text.EndsWith('%'))
        {
            return Plain(text.AsSpan(0, text.Length - 1)) is { } percent ? new Number(percent / 100m, Unit.None) : null;
        }

        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0 || Plain(text.AsSpan(0, blank)) is not { } number)
        {
            return null;
        }

        return text[(blank + 1)..] switch
        {
            "working days" => Whole(number) is { } days ? new WorkingDays(days) : null,
            "minutes" => Whole(number) is { } minutes ? new Minutes(minutes) : null,
            "times" => new Number(number, Unit.None),
            var word => UnitWords.TryFind(word, out var unit) ? new Number(number, unit) : null,
        };
    }

    /// <summary>A number in one unit, also in those only methods of estimating use, e.g. <c>120.00 yuan/day</c>; null: it is none.</summary>
    public static decimal? In(string text, string unit) =>
        unit == "%" ? text.EndsWith('%') && Plain(text.AsSpan(0, text.Length - 1)) is { } percent ? percent / 100m : null
        : text.EndsWith(" " + unit, StringComparison.Ordinal) ? Plain(text.AsSpan(0, text.Length - unit.Length - 1)) : null;

    public static string Forms => "0.00 yuan/month | 0.00 yuan/year | 0.00 yuan | 0 months | 0 years | 0 days | 0 working days | 0 minutes | 0 times | 0% | yes | no | " + string.Join(" | ", Words.Roundings.Keys.Concat(WageTerms.All.Keys));

    private static int? Whole(decimal number) => decimal.Truncate(number) == number && number <= 10_000m ? (int)number : null;

    private static decimal? Plain(ReadOnlySpan<char> text)
    {
        var plain = text.Length is > 0 and <= 16 && char.IsAsciiDigit(text[0]) && (text[0] != '0' || text.Length == 1 || text[1] == '.') && text[^1] != '.';
        return plain && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
