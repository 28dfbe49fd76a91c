using System.Globalization;
using Verification.Host.CommandLine;
using Verification.Host.Showing;
using Verification.Vocabulary;

namespace Verification.Host.Submitting;

/// <summary>Prints what became of a run.</summary>
public static class SummaryPage
{
    private static readonly Text Number = new("数量", "count");

    public static void Print(Terminal terminal, SubmissionSummary summary)
    {
        terminal.Line();
        Verdicts(terminal, summary);
        Codes(terminal, new Text("主要理由", "Top reasons"), summary.Reasons);
        Codes(terminal, new Text("需进一步核实的主因", "Main causes of review"), summary.ReviewCauses);
        Codes(terminal, new Text("退回的错误", "Faults of refused requests"), summary.Faults);
        terminal.Line(new Text(
            $"共 {summary.Submitted} 户:核对意见 {summary.Verdicts},退回 {summary.Refused},结束 {summary.Closed},等待数据源 {summary.Waiting},无答复 {summary.Unanswered}。",
            $"{summary.Submitted} households: {summary.Verdicts} verdicts, {summary.Refused} refused, {summary.Closed} closed, "
            + $"{summary.Waiting} waiting for sources, {summary.Unanswered} unanswered."));
        terminal.Line(new Text(
            $"即时答复 {summary.AnsweredAtOnce} 户:{summary.HouseholdsPerSecond:0.#} 户/秒,p50 {summary.P50Milliseconds:0} 毫秒,p99 {summary.P99Milliseconds:0} 毫秒。",
            $"Answered at once {summary.AnsweredAtOnce}: {summary.HouseholdsPerSecond:0.#} households/s, "
            + $"p50 {summary.P50Milliseconds:0} ms, p99 {summary.P99Milliseconds:0} ms."));
        if (summary.WaitedP50Seconds > 0)
            terminal.Line(new Text(
                $"须等待数据源的,答复时间中位数 {summary.WaitedP50Seconds:0.0} 秒。",
                $"Those that waited for a source took {summary.WaitedP50Seconds:0.0} s (median)."));
    }

    private static void Verdicts(Terminal terminal, SubmissionSummary summary)
    {
        if (summary.Outcomes.Count == 0)
            return;
        terminal.Table(
            new Text("核对意见", "Verdicts"),
            [new Text("救助项目", "programme"), new Text("意见", "outcome"), Number],
            summary.Outcomes.Select(one => (IReadOnlyList<string>)[one.Programme, terminal.Say(Outcomes.Word(one.Outcome)), Plain(one.Count)]));
    }

    private static void Codes(Terminal terminal, Text title, IReadOnlyList<Counted> codes)
    {
        if (codes.Count == 0)
            return;
        terminal.Table(
            title,
            [new Text("代码", "code"), new Text("说明", "sentence"), Number],
            codes.Select(one => (IReadOnlyList<string>)
                [one.Code, one.Sentence is { } text ? terminal.Say(new Text(text.Zh, text.En)) : "", Plain(one.Count)]));
    }

    private static string Plain(int count) => count.ToString(CultureInfo.InvariantCulture);
}
