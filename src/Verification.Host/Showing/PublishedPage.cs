using Verification.City.Scoring.Counting;
using Verification.City.Scoring.Showing;
using Verification.Host.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.Showing;

/// <summary>Published verdicts beside what the engine says of the same registers.</summary>
internal static class PublishedPage
{
    private const int DifferencesMax = 20;

    public static void Print(Terminal terminal, PublishedScore score, Share engineReviewed)
    {
        terminal.Table(
            new Text("对照真值:已出具的意见与离线引擎", "Against the truth: published verdicts beside the offline engine"),
            [new("由谁", "by whom"), new("已判错保", "decided: wrong grants"), new("已判错拒", "decided: wrong refusals"), new("合计", "both"), new("待核", "review")],
            [
                Row(terminal, new("服务出具的意见", "verdicts of the service"), score.Decided, score.Reviewed),
                Row(terminal, new("离线引擎", "offline engine"), score.EngineDecided, engineReviewed),
            ]);
        terminal.Line(new Text(
            $"有意见 {score.Published.Part}/{score.Published.Whole} 户;灵活就业家庭 {Flexible(score, "eligible")} 户符合、{Flexible(score, "ineligible")} 户不符合、{Flexible(score, "review")} 户待核。",
            $"Households with a verdict: {score.Published.Part} of {score.Published.Whole}. Of those with flexible income {Flexible(score, "eligible")} are eligible, {Flexible(score, "ineligible")} ineligible, {Flexible(score, "review")} for review."));
        terminal.Line(new Text($"与离线引擎不同的意见:{score.Differences.Count}。", $"Verdicts that differ from the offline engine: {score.Differences.Count}."));
        foreach (var one in score.Differences.Take(DifferencesMax))
            terminal.Line($"  {one.RequestId}: {terminal.Say(new Text($"离线 {one.Engine},服务 {one.Published}", $"offline {one.Engine}, service {one.Published}"))}");
    }

    private static IReadOnlyList<string> Row(Terminal terminal, Text who, Errors errors, Share reviewed) =>
    [
        terminal.Say(who), ScoreTable.Percent(errors.WrongGrants.Value), ScoreTable.Percent(errors.WrongRefusals.Value),
        ScoreTable.Percent(errors.Both.Value), ScoreTable.Percent(reviewed.Value),
    ];

    private static long Flexible(PublishedScore score, string outcome) => score.Flexible[outcome].Part;
}
