using Verification.Assessment.Packs.Cases;
using Verification.Host.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.Policy;

/// <summary>Cases that came out otherwise than expected or approved.</summary>
internal static class CaseResultsPage
{
    /// <summary>Every failed case with what was expected and found; how many there were.</summary>
    public static int PrintFailed(Terminal terminal, IReadOnlyList<CaseResult> results)
    {
        var failed = results.Where(r => r.Differences.Count > 0).ToList();
        foreach (var result in failed)
        {
            terminal.Errors.WriteLine($"{result.Case.At}: {result.Case.Name}");
            foreach (var difference in result.Differences)
                terminal.Errors.WriteLine("  " + terminal.Say(new Text(
                    $"{difference.Name}:期望 {difference.Expected},得到 {difference.Found}",
                    $"{difference.Name}: expected {difference.Expected}, found {difference.Found}")));
        }

        terminal.Line(new Text(
            $"{results.Count} 个案例,{results.Count - failed.Count} 个符合,{failed.Count} 个不符。",
            $"Cases: {results.Count}, as expected: {results.Count - failed.Count}, not: {failed.Count}."));
        return failed.Count;
    }

    /// <summary>Old and new outcome of each case, as a diff shows them.</summary>
    public static void PrintChanges(TextWriter to, IReadOnlyList<OutcomeChange> changes)
    {
        foreach (var change in changes)
        {
            to.WriteLine(change.Key);
            if (change.Was is { } was)
                to.WriteLine($"  - {was}");
            if (change.Is is { } now)
                to.WriteLine($"  + {now}");
        }
    }
}
