using Verification.Contracts.Verdicts;
using Verification.Host.CommandLine;
using Verification.Host.Up;
using Verification.Vocabulary;

namespace Verification.Host.Showing;

/// <summary>Verdicts of a city that rest on an estimate of flexible income: what they came to, what is asked, and one of each kind.</summary>
internal static class EstimatesPage
{
    private const int QuestionsMax = 5;

    private static readonly Text Count = new("户数", "households");

    public static void Print(Terminal terminal, IReadOnlyList<VerdictIssued> verdicts)
    {
        var estimated = verdicts.Select(verdict => (Verdict: verdict, Of: ServiceVerdicts.OfDibao(verdict)))
            .Where(one => one.Of is { Basis.Estimated: true }).Select(one => (one.Verdict, Of: one.Of!)).ToList();
        if (estimated.Count == 0)
            return;
        terminal.Table(
            new Text("依据灵活就业收入估算的意见", "Verdicts that rest on an estimate of flexible income"),
            [new("意见", "outcome"), Count, new("例", "one of them"), new("人均月收入", "income per head"), new("保障标准", "standard"), new("估算全部成立的比例", "estimates hold for")],
            estimated.GroupBy(one => one.Of.Outcome).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Row(terminal, [.. group])));
        Questions(terminal, [.. estimated.SelectMany(one => one.Of.OpenQuestions.Take(1))]);
    }

    // The example is one whose coverage is stated, for a reader to look into.
    private static IReadOnlyList<string> Row(Terminal terminal, IReadOnlyList<(VerdictIssued Verdict, ProgrammeVerdict Of)> same)
    {
        var (verdict, of) = same.FirstOrDefault(one => one.Of.Basis.Coverage is not null, same[0]);
        var income = of.PerHeadIncome;
        return
        [
            terminal.Say(Outcomes.Word(of.Outcome)), $"{same.Count}", $"{verdict.Submitter}/{verdict.RequestId}", $"{income.Low ?? "?"} – {income.High ?? "?"}",
            of.Standard.MonthlyPerHead, of.Basis.Coverage ?? "?",
        ];
    }

    private static void Questions(Terminal terminal, IReadOnlyList<OpenQuestion> first)
    {
        if (first.Count > 0)
            terminal.Table(
                new Text("其中首先要问的", "What is asked first of these"),
                [new("问谁", "who"), new("问题", "question"), Count],
                first.GroupBy(question => (question.Addressee, question.Question.Zh, question.Question.En))
                    .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.En, StringComparer.Ordinal).Take(QuestionsMax)
                    .Select(group => (IReadOnlyList<string>)
                        [group.Key.Addressee, terminal.Say(new Text(group.Key.Zh, group.Key.En)), $"{group.Count()}"]));
    }
}
