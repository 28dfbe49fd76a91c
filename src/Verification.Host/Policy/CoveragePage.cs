using System.Globalization;
using Verification.Assessment.Packs.Cases;
using Verification.Host.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.Policy;

/// <summary>How much of the law the cases reach, file by file.</summary>
internal static class CoveragePage
{
    public static void Print(Terminal terminal, IReadOnlyList<FileCoverage> files)
    {
        terminal.Table(
            new Text("案例覆盖", "Coverage by cases"),
            [new("政策包文件", "pack file"), new("规则", "rules"), new("覆盖", "reached"), new("%", "%"), new("分支", "branches"), new("走过", "taken"), new("%", "%")],
            [.. files.Select(f => Row(f.File, f.Rules.Count, f.RulesReached, f.Branches, f.BranchesTaken)),
                Row(terminal.Say(new Text("合计", "total")), files.Sum(f => f.Rules.Count), files.Sum(f => f.RulesReached), files.Sum(f => f.Branches), files.Sum(f => f.BranchesTaken))]);
        PrintMissed(terminal, files);
    }

    /// <summary>Every rule and arm no case has reached, with its place.</summary>
    public static void PrintMissed(Terminal terminal, IReadOnlyList<FileCoverage> files)
    {
        foreach (var rule in files.SelectMany(f => f.Rules))
        {
            if (!rule.WorkedOut)
            {
                terminal.Line($"{rule.At}: {terminal.Say(new Text($"没有案例用到 {rule.Name}", $"no case reaches {rule.Name}"))}");
                continue;
            }

            foreach (var arm in rule.NotTaken)
                terminal.Line($"{rule.At}: {terminal.Say(new Text($"没有案例走过 {rule.Name} 的分支", $"no case takes this arm of {rule.Name}"))}: {arm.Text}");
        }
    }

    private static string[] Row(string name, int rules, int reached, int branches, int taken) =>
        [name, Number(rules), Number(reached), Share(reached, rules), Number(branches), Number(taken), Share(taken, branches)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Rounded down: 100 means all of them.
    private static string Share(int part, int whole) => whole == 0 ? "-" : Number(100 * part / whole);
}
