using System.Globalization;
using System.Text;
using Verification.City.Scoring.Counting;

namespace Verification.City.Scoring.Showing;

/// <summary>Sets of cities as tables for a page: goals beside figures, the ways compared on the first set.</summary>
public static class ScoreMarkdown
{
    /// <param name="sets">At least one; the first is shown in full.</param>
    public static string Of(IReadOnlyList<SetScore> sets)
    {
        var text = new StringBuilder();
        var first = sets[0];
        text.Append(CultureInfo.InvariantCulture, $"Seeds {first.Seeds.Min()}–{first.Seeds.Max()} of each set, {first.Households / first.Seeds.Count:#,0} households a city.\n\n");
        Goals(text, sets);
        Ways(text, first);
        if (first.Calibration.Count > 0)
        {
            Calibration(text, first);
        }

        return text.ToString();
    }

    private static void Goals(StringBuilder text, IReadOnlyList<SetScore> sets)
    {
        Row(text, ["Goal", "held to", "mean", "worst set", .. sets.Select(s => s.Set)]);
        Row(text, ["---", "---:", "---:", "---:", .. sets.Select(_ => "---:")]);
        foreach (var goal in GoalOverSets.Of(sets))
        {
            Row(text,
            [
                ScoreWords.OfGoal(goal.Name).En, ScoreTable.Held(new(goal.Name, null, goal.Bound, goal.AtMost)), Marked(goal.Mean, goal.MetByMean),
                Marked(goal.Worst, goal.MetByWorst), .. goal.BySet.Values.Select(ScoreTable.Figure),
            ]);
        }

        text.Append('\n');
    }

    private static void Ways(StringBuilder text, SetScore set)
    {
        text.Append(CultureInfo.InvariantCulture, $"Set {set.Set}, means with 95 % confidence intervals over the seeds; end to end unless said:\n\n");
        Row(text,
            ["Way", "wrong grants, decided", "wrong refusals, decided", "both, decided", "wrong grants", "wrong refusals", "both", "tier right", "amount off", "misspent", "withheld"]);
        Row(text, ["---", .. Enumerable.Repeat("---:", 10)]);
        foreach (var (way, cells) in ScoreTable.Ways(name => set.Figures.GetValueOrDefault(name)))
        {
            Row(text, [ScoreWords.OfWay(way).En, .. cells]);
        }

        text.Append(CultureInfo.InvariantCulture, $"\nReferred {ScoreTable.Percent(Of(set, FigureNames.Referred))}; days to verdict {ScoreTable.Yuan(Of(set, FigureNames.DaysToVerdict))}; ");
        text.Append(CultureInfo.InvariantCulture, $"questions a household {ScoreTable.Yuan(Of(set, FigureNames.Questions))}. Yuan are a month: amounts of those rightly granted, misspent and withheld over all households.\n\n");
    }

    private static void Calibration(StringBuilder text, SetScore set)
    {
        Row(text, ["Method", "cases", "stated", "truth inside", "median width ÷ standard"]);
        Row(text, ["---", "---:", "---:", "---:", "---:"]);
        foreach (var method in set.Calibration)
        {
            Row(text,
            [
                method.Method, method.Inside.Whole.ToString(CultureInfo.InvariantCulture), ScoreTable.Percent(method.Stated),
                ScoreTable.Percent(method.Inside.Value), ScoreTable.Figure(method.MedianWidth),
            ]);
        }
    }

    private static Spread? Of(SetScore set, string figure) => set.Figures.GetValueOrDefault(figure);

    private static string Marked(double? figure, bool? met) => ScoreTable.Figure(figure) + met switch { true => " ✓", false => " ✗", null => "" };

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
