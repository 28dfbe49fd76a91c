using Verification.City.Scoring.Comparing;

namespace Verification.City.Scoring.Counting;

/// <summary>A goal beside the figure it is held to.</summary>
/// <param name="Name">Word of the goal.</param>
/// <param name="Figure">Null: undefined, so that nothing is shown.</param>
/// <param name="Bound">What it is held to.</param>
/// <param name="AtMost">The figure may not be above the bound; otherwise not below it.</param>
public sealed record Goal(string Name, double? Figure, double Bound, bool AtMost)
{
    /// <summary>Null while there is no figure.</summary>
    public bool? Met => Figure is not { } figure ? null : AtMost ? figure <= Bound : figure >= Bound;
}

/// <summary>What a measurement is held to.</summary>
internal static class Goals
{
    private const double OfToday = 1.0 / 3;
    private const double OfTheBest = 2.0 / 3;
    private const double VerdictsOfToday = 1.0 / 5;
    private const double ReferredMax = 0.15;
    private const double ReferredOfSliceMax = 0.35;
    private const double FlexibleDecidedMin = 0.60;
    private const double SettledMin = 0.70;
    private const double WidthMax = 0.5;

    /// <summary>Households a slice has at least to be held to a goal.</summary>
    public const int SliceMin = 200;

    /// <param name="figure">A figure of one city, or its mean over many.</param>
    public static IReadOnlyList<Goal> Of(
        Func<string, double?> figure, IReadOnlyDictionary<string, SliceScore> slices, IReadOnlyList<CalibrationScore> calibration) =>
        [
            .. FigureNames.Kinds.Select(what => new Goal(
                $"endToEnd.{what}.ofToday", Ratio(figure, FigureNames.EndToEnd, what, [Ways.TodaysCheck]), OfToday, true)),
            .. FigureNames.Kinds.Select(what => new Goal(
                $"endToEnd.{what}.ofTheBest", Ratio(figure, FigureNames.EndToEnd, what, Ways.Referring), OfTheBest, true)),
            .. FigureNames.Kinds.Select(what => new Goal(
                $"decided.{what}.ofToday", Ratio(figure, FigureNames.Decided, what, [Ways.TodaysCheck]), VerdictsOfToday, true)),
            new("referred", figure(FigureNames.Referred), ReferredMax, true),
            new("referred.worstSlice", WorstSlice(slices), ReferredOfSliceMax, true),
            new("flexibleDecided", 1 - figure(FigureNames.FlexibleReferred), FlexibleDecidedMin, false),
            new("settledByFirstQuestion", figure(FigureNames.Settled), SettledMin, false),
            .. calibration.Where(c => c.Stated is not null && c.Inside.Whole >= CalibrationScore.CasesMin).SelectMany(c => new[]
            {
                new Goal($"calibration.{c.Method}.inside", c.Inside.Value, c.Stated!.Value, false),
                new Goal($"calibration.{c.Method}.medianWidth", c.MedianWidth, WidthMax, true),
            }),
        ];

    /// <summary>The engine's figure over the least of the others'; null where there is nothing to improve on.</summary>
    private static double? Ratio(Func<string, double?> figure, string which, string what, IReadOnlyList<string> others)
    {
        var best = others.Select(way => figure(FigureNames.Of(way, which, what))).Min();
        return best is > 0 ? figure(FigureNames.OfEngine(which, what)) / best : null;
    }

    private static double? WorstSlice(IReadOnlyDictionary<string, SliceScore> slices) =>
        slices.Values.Where(s => s.Referred.Whole >= SliceMin).Select(s => s.Referred.Value).Max();
}
