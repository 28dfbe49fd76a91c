using System.Globalization;
using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>Numbers, days and lists as people read them.</summary>
internal static class Said
{
    public static Text Amount(Money amount, Unit unit) => Joined(Digits(amount.Yuan, unit), unit);

    /// <summary>A number as it is known: one, between two, at least, at most.</summary>
    public static Text Number(in Figure figure, Unit unit)
    {
        var best = Range(figure.Best, unit);
        return figure.IsEstimated ? Words(best, new("(含估计)", " (with estimates)")) : best;
    }

    public static Text Range(Interval<Money> range, Unit unit) =>
        Range(range switch
        {
            { Low: { } low, High: { } high } => Extent.Between(low.Yuan, high.Yuan),
            { Low: { } low } => Extent.AtLeast(low.Yuan),
            { High: { } high } => Extent.AtMost(high.Yuan),
            _ => Extent.Anything,
        }, unit);

    public static Text Holds(in Truth truth) => truth.Best switch
    {
        TruthValue.True => new("是", "yes"),
        TruthValue.False => new("否", "no"),
        _ => new("尚不能确定", "not known"),
    };

    /// <summary>A share in whole percent, cut and not rounded.</summary>
    public static Text Share(decimal share) => Same($"{decimal.Truncate(share * 100m).ToString("0", CultureInfo.InvariantCulture)}%");

    public static string Day(DateOnly day) => Canonical.Text(day);

    public static Text List(IEnumerable<Text> texts)
    {
        var all = texts.ToList();
        return new(string.Join('、', all.Select(t => t.Zh)), string.Join(", ", all.Select(t => t.En)));
    }

    /// <summary>One after the other, in each language.</summary>
    public static Text Words(params Text[] parts) => new(string.Concat(parts.Select(p => p.Zh)), string.Concat(parts.Select(p => p.En)));

    /// <summary>A sign or code that is the same in both languages.</summary>
    public static Text Same(string sign) => new(sign, sign);

    private static Text Range(in Extent extent, Unit unit) => extent switch
    {
        // No amount is below nothing: "at least 0.00" would say something without telling anything.
        { LowOpen: true, HighOpen: true } or { Low: 0m, HighOpen: true, LowOpen: false } => new("尚不能确定", "not known"),
        { HighOpen: true } => Words(new("不少于 ", "at least "), Joined(Digits(extent.Low, unit), unit)),
        { LowOpen: true } => Words(new("不多于 ", "at most "), Joined(Digits(extent.High, unit), unit)),
        { IsPoint: true } => Joined(Digits(extent.Low, unit), unit),
        _ => Words(new($"{Digits(extent.Low, unit)} 至 ", $"{Digits(extent.Low, unit)} to "), Joined(Digits(extent.High, unit), unit)),
    };

    private static Text Joined(string digits, Unit unit) => unit == Unit.None ? Same(digits) : Words(Same(digits + " "), UnitSaid.Of(unit));

    // Cut and not rounded: what lies a hair below a limit must not be shown on it.
    private static string Digits(decimal value, Unit unit) => unit.Yuan != 0
        ? decimal.Round(value, 2, MidpointRounding.ToZero).ToString("0.00", CultureInfo.InvariantCulture)
        : decimal.Round(value, 4, MidpointRounding.ToZero).ToString("0.####", CultureInfo.InvariantCulture);
}
