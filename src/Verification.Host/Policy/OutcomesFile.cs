using Verification.Assessment.Packs.Cases;

namespace Verification.Host.Policy;

/// <summary>The approved outcomes of all cases, kept beside the law: what a change of law changes shows in its diff.</summary>
internal static class OutcomesFile
{
    public const string Name = "outcomes.approved.txt";

    private const string Head =
        "# 已核准的案例结果:一行一个案例与项目。由 verification policy test --approve 写成,勿手改。\n"
        + "# Approved outcomes, one line per case and programme; written by verification policy test --approve, not by hand.\n";

    /// <summary>What was approved; null: nothing was yet.</summary>
    public static IReadOnlyList<CaseOutcome>? Read(string folder) =>
        File.Exists(PathIn(folder)) ? [.. CaseOutcome.Read(File.ReadLines(PathIn(folder)).Where(line => !line.StartsWith('#')))] : null;

    public static void Write(string folder, IEnumerable<CaseOutcome> outcomes) =>
        File.WriteAllText(PathIn(folder), $"{Head}{string.Concat(outcomes.Select(o => $"{o}\n"))}");

    public static string PathIn(string folder) => Path.Combine(folder, Name);
}
