using System.Text.Json.Serialization;

namespace Verification.City.Scoring.Counting;

/// <summary>Whether the intervals of one method hold the truth as often as they say, and how wide they are.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Stated">Share of cases that should lie inside, on the average of the cases; null: it states none for some.</param>
/// <param name="Inside">Cases whose true value lies inside.</param>
/// <param name="Widths">Width ÷ standard of each case.</param>
public sealed record CalibrationScore(string Method, double? Stated, Share Inside, [property: JsonIgnore] IReadOnlyList<double> Widths)
{
    /// <summary>Cases a method is judged by at least.</summary>
    public const int CasesMin = 200;

    /// <summary>Null without a case.</summary>
    public double? MedianWidth => Quantile.Of(Widths, 0.5);

    internal static IReadOnlyList<CalibrationScore> Of(IEnumerable<Estimate> estimates) =>
        [.. estimates.GroupBy(e => e.Method, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CalibrationScore(
                g.Key, g.Any(e => e.Stated is null) ? null : g.Average(e => e.Stated!.Value), new(g.Count(e => e.Holds), g.Count()), [.. g.Select(e => e.Width)]))];

    internal static IReadOnlyList<CalibrationScore> Pooled(IEnumerable<CalibrationScore> all) =>
        [.. all.GroupBy(c => c.Method, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CalibrationScore(
                g.Key,
                g.Any(c => c.Stated is null) ? null : g.Sum(c => c.Stated!.Value * c.Inside.Whole) / g.Sum(c => c.Inside.Whole),
                g.Aggregate(default(Share), (sum, c) => sum + c.Inside), [.. g.SelectMany(c => c.Widths)]))];
}

/// <summary>One interval and whether the truth lay in it.</summary>
/// <param name="Width">Width ÷ standard.</param>
internal readonly record struct Estimate(string Method, double? Stated, bool Holds, double Width);

/// <summary>Quantiles of a sample.</summary>
internal static class Quantile
{
    /// <summary>The value below which so much of the sample lies: of an even number the mean of the middle two is its median. Null of nothing.</summary>
    public static double? Of(IEnumerable<double> sample, double share)
    {
        double[] sorted = [.. sample.Order()];
        if (sorted.Length == 0)
        {
            return null;
        }

        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
