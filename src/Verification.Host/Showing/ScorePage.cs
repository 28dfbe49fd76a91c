using Verification.City.Scoring.Counting;
using Verification.City.Scoring.Showing;
using Verification.Host.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.Showing;

/// <summary>A measurement on the terminal: the ways compared, groups, calibration, and the goals beside the figures.</summary>
internal static class ScorePage
{
    public static void Print(Terminal terminal, CityScore score)
    {
        terminal.Line(new Text(
            $"{score.Households} 户,其中应予保障 {score.Entitled.Part} 户;{score.Officers} 名入户人员,可入户 {score.Visits} 次。",
            $"{score.Households} households, {score.Entitled.Part} truly eligible; {score.Officers} officers, {score.Visits} visits."));
        Ways(terminal, score);
        terminal.Line(new Text(
            $"转办 {ScoreTable.Percent(score.Referred.Value)}(其中待核 {ScoreTable.Percent(score.Reviewed.Value)});出具意见平均 {score.Days.VerdictMean:0.0} 日,九成在 {score.Days.VerdictP90:0.0} 日内;办结平均 {score.Days.DoneMean:0.0} 日;提出问题 {score.Reviews.QuestionsAsked} 个。",
            $"Referred {ScoreTable.Percent(score.Referred.Value)} (review {ScoreTable.Percent(score.Reviewed.Value)}); days to verdict {score.Days.VerdictMean:0.0} on average, nine of ten within {score.Days.VerdictP90:0.0}; to the outcome {score.Days.DoneMean:0.0}; questions asked: {score.Reviews.QuestionsAsked}."));
        Slices(terminal, score);
        Questions(terminal, score);
        Calibration(terminal, score);
        Goals(terminal, ScoreTable.GoalsOf(score));
    }

    private static void Ways(Terminal terminal, CityScore score) => terminal.Table(
        new Text("差错", "Errors"),
        [
            new("方式", "way"), new("已判错保", "decided: grants"), new("错拒", "refusals"), new("合计", "both"),
            new("终局错保", "end to end: grants"), new("错拒", "refusals"), new("合计", "both"), new("档次", "tier"), new("金额差", "amount off"),
            new("多发元/户月", "misspent"), new("少发元/户月", "withheld"),
        ],
        ScoreTable.Ways(ScoreTable.FiguresOf(score)).Select(row => (IReadOnlyList<string>)[terminal.Say(ScoreWords.OfWay(row.Way)), .. row.Cells]));

    private static void Slices(Terminal terminal, CityScore score)
    {
        if (score.Slices.Count > 0)
            terminal.Table(
                new Text("分组", "Groups"),
                [new("分组", "group"), new("户数", "households"), new("转办", "referred"), new("终局错保", "wrong grants"), new("终局错拒", "wrong refusals")],
                score.Slices.Select(s => (IReadOnlyList<string>)
                [
                    s.Key, $"{s.Value.Referred.Whole}", ScoreTable.Percent(s.Value.Referred.Value),
                    ScoreTable.Percent(s.Value.EndToEnd.WrongGrants.Value), ScoreTable.Percent(s.Value.EndToEnd.WrongRefusals.Value),
                ]));
    }

    private static void Questions(Terminal terminal, CityScore score)
    {
        if (score.Reviews.ByQuestion.Count > 0)
            terminal.Table(
                new Text("首个问题", "First questions"),
                [new("问题", "question"), new("待核户数", "reviews"), new("如实答复后了结", "settled by a truthful answer")],
                score.Reviews.ByQuestion.Select(q => (IReadOnlyList<string>)[q.Key, $"{q.Value.Whole}", ScoreTable.Percent(q.Value.Value)]));
    }

    private static void Calibration(Terminal terminal, CityScore score)
    {
        if (score.Calibration.Count > 0)
            terminal.Table(
                new Text("校准", "Calibration"),
                [new("方法", "method"), new("例数", "cases"), new("所称", "stated"), new("真值在内", "truth inside"), new("宽度中位数 ÷ 标准", "median width ÷ standard")],
                score.Calibration.Select(c => (IReadOnlyList<string>)
                [
                    c.Method, $"{c.Inside.Whole}", ScoreTable.Percent(c.Stated), ScoreTable.Percent(c.Inside.Value), ScoreTable.Figure(c.MedianWidth),
                ]));
    }

    private static void Goals(Terminal terminal, IReadOnlyList<Goal> goals) => terminal.Table(
        new Text("目标", "Goals"),
        [new("目标", "goal"), new("实测", "measured"), new("要求", "held to"), new("达到", "met")],
        goals.Select(g => (IReadOnlyList<string>)
        [
            terminal.Say(ScoreWords.OfGoal(g.Name)), ScoreTable.Figure(g.Figure), ScoreTable.Held(g),
            terminal.Say(g.Met switch { true => new Text("是", "yes"), false => new Text("否", "no"), null => new Text("未定义", "undefined") }),
        ]));
}
