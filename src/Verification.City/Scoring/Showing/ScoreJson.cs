using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verification.City.Scoring.Counting;

namespace Verification.City.Scoring.Showing;

/// <summary>A measurement as JSON: every figure, goal and point of the curve.</summary>
public static class ScoreJson
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static string Of(CityScore score) => JsonSerializer.Serialize(new { score, goals = ScoreTable.GoalsOf(score) }, Readable) + "\n";

    /// <summary>The figures of a set as a result keeps them: means with intervals, groups, questions, calibration, curve and goals.</summary>
    public static object Kept(SetScore set) => new
    {
        set.Set,
        set.Households,
        figures = set.Figures.ToDictionary(f => f.Key, f => f.Value is { } spread ? new { mean = Rounded(spread.Mean), plusMinus = Rounded(spread.HalfWidth) } : null),
        goals = set.Goals.Select(g => new { g.Name, figure = Rounded(g.Figure), bound = Rounded(g.Bound), g.AtMost, g.Met }),
        slices = set.Slices.ToDictionary(s => s.Key, s => new
        {
            households = s.Value.Referred.Whole, referred = Rounded(s.Value.Referred.Value),
            wrongGrants = Rounded(s.Value.EndToEnd.WrongGrants.Value), wrongRefusals = Rounded(s.Value.EndToEnd.WrongRefusals.Value),
            wrongGrantsDecided = Rounded(s.Value.Verdicts.WrongGrants.Value), wrongRefusalsDecided = Rounded(s.Value.Verdicts.WrongRefusals.Value),
        }),
        settledByQuestion = set.Reviews.ByQuestion.ToDictionary(q => q.Key, q => new { reviews = q.Value.Whole, settled = Rounded(q.Value.Value) }),
        reviewsByCause = set.Reviews.ByCause.ToDictionary(c => c.Key, c => Rounded(c.Value.Value)),
        calibration = set.Calibration.Select(c => new { c.Method, cases = c.Inside.Whole, stated = Rounded(c.Stated), inside = Rounded(c.Inside.Value), medianWidth = Rounded(c.MedianWidth) }),
        curve = set.Curve.Select(p => new { shareReferred = Rounded(p.ShareReferred), errors = p.Errors.ToDictionary(e => e.Key, e => Rounded(e.Value?.Mean)) }),
    };

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 4) : null;
}
