using System.Globalization;
using Verification.City.Scoring.Counting;

namespace Verification.City.Scoring.Showing;

/// <summary>Figures as cells of a table; what is undefined is a dash, never a zero.</summary>
public static class ScoreTable
{
    public const string Undefined = "—";

    /// <summary>By way: name, errors decided, errors end to end, yuan misspent and withheld per household and month.</summary>
    public static IEnumerable<(string Way, IReadOnlyList<string> Cells)> Ways(Func<string, Spread?> figure)
    {
        foreach (var way in Verification.City.Scoring.Comparing.Ways.All)
        {
            yield return (way,
            [
                .. FigureNames.Kinds.Select(what => Percent(figure(FigureNames.Of(way, FigureNames.Decided, what)))),
                .. FigureNames.Kinds.Select(what => Percent(figure(FigureNames.Of(way, FigureNames.EndToEnd, what)))),
                Percent(figure(FigureNames.Of(way, FigureNames.EndToEnd, FigureNames.Tiers))),
                Yuan(figure(FigureNames.Of(way, FigureNames.EndToEnd, FigureNames.AmountError))),
                Yuan(figure(FigureNames.Of(way, FigureNames.EndToEnd, FigureNames.Misspent))),
                Yuan(figure(FigureNames.Of(way, FigureNames.EndToEnd, FigureNames.Withheld))),
            ]);
        }
    }

    /// <summary>The figures of one city, each without an interval.</summary>
    public static Func<string, Spread?> FiguresOf(CityScore city)
    {
        var figures = city.Figures().ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        return name => figures.GetValueOrDefault(name) is { } value ? new(value, null, 1) : null;
    }

    public static IReadOnlyList<Goal> GoalsOf(CityScore city) =>
        Goals.Of(name => FiguresOf(city)(name)?.Mean, city.Slices, city.Calibration);

    public static string Percent(Spread? spread) => spread is null ? Undefined
        : spread.HalfWidth is { } half ? $"{Number(spread.Mean * 100)} ± {Number(half * 100)} %" : $"{Number(spread.Mean * 100)} %";

    public static string Percent(double? share) => share is { } known ? $"{Number(known * 100)} %" : Undefined;

    public static string Yuan(Spread? spread) => spread is null ? Undefined
        : spread.HalfWidth is { } half ? $"{Number(spread.Mean)} ± {Number(half)}" : Number(spread.Mean);

    public static string Figure(double? value) => value is { } known ? known.ToString("0.000", CultureInfo.InvariantCulture) : Undefined;

    public static string Held(Goal goal) => (goal.AtMost ? "≤ " : "≥ ") + goal.Bound.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
