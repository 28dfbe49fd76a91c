using System.CommandLine;
using Verification.Assessment.Language;
using Verification.Assessment.Packs.Cases;
using Verification.Host.Policy;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Runs the cases of packs, against what they expect and against what was approved.</summary>
internal static class PolicyTestCommand
{
    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var folders = PolicyOptions.Folders(around);
        var named = new Option<string?>("--case") { Description = say(new Text("只运行名称含此文字的案例", "only cases whose name contains this")), HelpName = "TEXT" };
        var coverage = PolicyOptions.Coverage(around);
        var approve = new Option<bool>("--approve")
        {
            Description = say(new Text($"把现在的结果写入首个目录的 {OutcomesFile.Name}", $"write the outcomes of now to {OutcomesFile.Name} in the first folder")),
        };
        var command = new Verb("test", around, new Text("运行政策包中的案例", "Run the cases of policy packs"),
            new Example("verification policy test", new Text("全部案例,并与已核准的结果比较", "All cases, compared with the approved outcomes as well")),
            new Example("verification policy test src/packs --case 存款 --coverage", new Text("部分案例及其覆盖", "Some of them, and what they reach")),
            new Example("verification policy test src/packs --approve", new Text("看过差异之后核准", "Approves what has changed, after reading it")))
        {
            folders, named, coverage, approve,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(named) is not null && result.GetValue(approve))
                result.AddError(say(new Text("--approve 核准全部案例,不能与 --case 同用", "--approve approves all cases and does not go with --case")));
        });
        command.SetAction((parsed, _) => Task.FromResult(
            Run(around.Terminal, PolicyFolders.Of(around, parsed.GetValue(folders)), parsed.GetValue(named), parsed.GetValue(coverage), parsed.GetValue(approve))));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> folders, string? named, bool listed, bool approve)
    {
        if (PolicyFolders.Read(terminal, folders) is not { } library)
            return ExitCode.Failed;
        var cases = library.Cases.Where(c => named is null || c.Name.Contains(named, StringComparison.OrdinalIgnoreCase)).ToList();
        if (cases.Count == 0)
            return terminal.Refuse(ExitCode.WrongUse, new Text("没有这样的案例。", "There is no such case."));
        var coverage = new BranchCoverage();
        var results = cases.ConvertAll(c => CaseRun.Of(library, c, coverage));
        var failed = CaseResultsPage.PrintFailed(terminal, results);
        if (listed)
            CoveragePage.Print(terminal, RuleCoverage.Of(library, coverage));
        var outcomes = CaseOutcome.Of(results);
        if (failed > 0)
            return terminal.Refuse(ExitCode.Failed, approve
                ? new Text("未核准,没有写入:先改正不符的案例或规定。", "Nothing was approved or written: put the cases that failed right first, or the law.")
                : new Text("未通过:请改正不符的案例或规定。", "Not passed: put the cases that failed right, or the law."));
        if (approve)
            Approve(terminal, folders[0], outcomes);
        else if (Changed(terminal, folders, outcomes, all: named is null))
            return ExitCode.Failed;
        terminal.Line(new Text("通过。", "Passed."));
        return ExitCode.Done;
    }

    private static void Approve(Terminal terminal, string folder, IReadOnlyList<CaseOutcome> outcomes)
    {
        OutcomesFile.Write(folder, outcomes);
        terminal.Line(new Text($"{outcomes.Count} 项结果已写入 {OutcomesFile.PathIn(folder)}。", $"{outcomes.Count} outcomes are in {OutcomesFile.PathIn(folder)}."));
    }

    /// <summary>Whether an outcome is not the approved one; a folder in which nothing was approved has nothing to be held to.</summary>
    private static bool Changed(Terminal terminal, IReadOnlyList<string> folders, IReadOnlyList<CaseOutcome> outcomes, bool all)
    {
        var folder = folders[0];
        if (OutcomesFile.Read(folder) is not { } approved)
        {
            terminal.Line(new Text(
                $"{folder} 中尚无已核准的结果,这次没有比较;加 --approve 写入。", $"No outcomes were approved in {folder} yet and none compared; --approve writes them."));
            return false;
        }

        var command = $"verification policy test {string.Join(' ', folders)} --approve";
        var run = outcomes.Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var changes = OutcomeChange.Between(all ? approved : approved.Where(o => run.Contains(o.Key)), outcomes);
        CaseResultsPage.PrintChanges(terminal.Errors, changes);
        if (changes.Count > 0)
            terminal.Refuse(ExitCode.Failed, new Text(
                $"未通过:案例都符合期望,但有 {changes.Count} 项结果尚未核准或与已核准的不同(列在上面)。逐项看过,确认无误后运行:{command}",
                $"Not passed: every case fits, yet outcomes that were never approved or differ from the approved ones: {changes.Count}, listed above. Read them; if they are meant, run: {command}"));
        return changes.Count > 0;
    }
}
