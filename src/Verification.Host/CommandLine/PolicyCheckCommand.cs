using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Host.Policy;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Reads packs and tells everything that is wrong with them.</summary>
internal static class PolicyCheckCommand
{
    public static Verb Create(Surroundings around)
    {
        var folders = PolicyOptions.Folders(around);
        var coverage = PolicyOptions.Coverage(around);
        var command = new Verb("check", around, new Text("检查政策包:全部错误,附行号", "Check policy packs: every fault with its line"),
            new Example("verification policy check", new Text("检查现用的政策包", "Checks the packs in use")),
            new Example("verification policy check src/packs draft --coverage", new Text("两个目录合并检查,并列出没有案例用到的规则", "Two folders as one, with the rules no case reaches")))
        {
            folders, coverage,
        };
        command.SetAction((parsed, _) => Task.FromResult(Run(around.Terminal, PolicyFolders.Of(around, parsed.GetValue(folders)), parsed.GetValue(coverage))));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> folders, bool listed)
    {
        if (PolicyFolders.Read(terminal, folders) is not { } library)
            return ExitCode.Failed;
        var coverage = new BranchCoverage();
        foreach (var given in library.Cases)
            _ = CaseRun.Of(library, given, coverage);
        Count(terminal, library);
        Warn(terminal, RuleCoverage.Of(library, coverage), listed);
        terminal.Line(new Text("没有错误。下一步:verification policy test。", "No faults. Next: verification policy test."));
        return ExitCode.Done;
    }

    private static void Count(Terminal terminal, PackLibrary library)
    {
        var (packs, places) = (library.Packs.ToList(), library.Places.ToList());
        var programmes = packs.SelectMany(p => p.Programmes).Select(p => p.Programme.Code).Distinct(StringComparer.Ordinal).Count();
        var assumed = packs.SelectMany(p => p.AssumedNames).Distinct(StringComparer.Ordinal).Count();
        terminal.Line(new Text(
            $"{places.Count} 个县区,{packs.Count} 个政策版本,{programmes} 个救助项目,{library.Cases.Count} 个案例,{assumed} 项未经查证(assumed)。",
            $"Counties: {places.Count}, versions of law: {packs.Count}, programmes: {programmes}, cases: {library.Cases.Count}, assumed: {assumed}."));
    }

    /// <summary>A rule without a case is no fault; nobody has shown what it does.</summary>
    private static void Warn(Terminal terminal, IReadOnlyList<FileCoverage> files, bool listed)
    {
        var (rules, arms) = (files.Sum(f => f.Rules.Count - f.RulesReached), files.Sum(f => f.Branches - f.BranchesTaken));
        if (rules + arms > 0)
            terminal.Line(new Text(
                $"提醒:{rules} 条规则、{arms} 个分支没有案例用到{(listed ? ":" : "(--coverage 列出)。")}",
                $"Note: reached by no case: rules {rules}, branches {arms}{(listed ? ":" : " (--coverage lists them).")}"));
        if (listed)
            CoveragePage.PrintMissed(terminal, files);
    }
}
