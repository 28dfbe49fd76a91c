using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Counting;

namespace Verification.City.Scoring.Showing;

/// <summary>The trade-off of a city or a set as a picture: wrong grants and wrong refusals after the visits, against the share referred.</summary>
public static class ScoreCurves
{
    private const string Title = "错保、错拒与转办比例 · Wrong grants and refusals against the share referred";
    private const string Across = "转办比例 share of households referred and visited";

    public static string Of(CityScore city) => CurveSvg.Of(
        Title, Sub(city.Set, $"{city.Households:#,0} 户 households"), Across,
        [
            Panel("错保率 wrong grants ÷ truly ineligible", Lines(city.Curve, p => p.ShareReferred, (p, way) => Point(p.EndToEnd[way].WrongGrants.Value)),
                city.Referred.Value, city.Ways[Ways.Engine].EndToEnd.WrongGrants.Value),
            Panel("错拒率 wrong refusals ÷ truly eligible", Lines(city.Curve, p => p.ShareReferred, (p, way) => Point(p.EndToEnd[way].WrongRefusals.Value)),
                city.Referred.Value, city.Ways[Ways.Engine].EndToEnd.WrongRefusals.Value),
        ]);

    public static string Of(SetScore set) => CurveSvg.Of(
        Title, Sub(set.Set, $"{set.Households:#,0} 户 households, {set.Seeds.Count} 种子 seeds, 95 % 置信区间 confidence"), Across,
        [
            Panel("错保率 wrong grants ÷ truly ineligible", Lines(set.Curve, p => p.ShareReferred, (p, way) => Point(p.WrongGrants[way])),
                Mean(set, FigureNames.Referred), Mean(set, FigureNames.OfEngine(FigureNames.EndToEnd, FigureNames.WrongGrants))),
            Panel("错拒率 wrong refusals ÷ truly eligible", Lines(set.Curve, p => p.ShareReferred, (p, way) => Point(p.WrongRefusals[way])),
                Mean(set, FigureNames.Referred), Mean(set, FigureNames.OfEngine(FigureNames.EndToEnd, FigureNames.WrongRefusals))),
        ]);

    private static string Sub(string? set, string size) => set is null ? size : $"集合 set {set}: {size}";

    private static double? Mean(SetScore set, string figure) => set.Figures.GetValueOrDefault(figure)?.Mean;

    private static (double, double?, double?)? Point(double? value) => value is { } known ? (known, null, null) : null;

    private static (double, double?, double?)? Point(Spread? spread) => spread is { } known ? (known.Mean, known.Low, known.High) : null;

    private static CurvePanel Panel(string title, IReadOnlyList<CurveLine> lines, double? referred, double? error) =>
        new(title, lines, referred is { } x && error is { } y ? new(x, y, "实测 measured") : null);

    private static IReadOnlyList<CurveLine> Lines<T>(
        IReadOnlyList<T> curve, Func<T, double> across, Func<T, string, (double Y, double? Low, double? High)?> up) =>
        [.. Ways.All.Select(way => new CurveLine(
            $"{ScoreWords.OfWay(way).Zh} {ScoreWords.OfWay(way).En}",
            [.. curve.Select(p => (X: across(p), At: up(p, way))).Where(p => p.At is not null)
                .Select(p => new CurveLinePoint(p.X, p.At!.Value.Y, p.At.Value.Low, p.At.Value.High))],
            way == Ways.Engine))];
}
