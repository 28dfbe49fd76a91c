using System.Globalization;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Comparing;
using Verification.Host.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.Policy;

/// <summary>What changed between two folders of law, as the people read it who have to sign it.</summary>
internal static class PackChangesPage
{
    public static void Print(Terminal terminal, PackChanges changes)
    {
        if (changes.AreNone)
        {
            terminal.Line(new Text("没有变化。", "Nothing has changed."));
            return;
        }

        Head(terminal, new("地区与日期", "Places and days"), changes.Places.Count);
        foreach (var place in changes.Places)
            terminal.Line($"  {(place.Is ?? place.Was)!.County.Code}: {Days(place.Was)} → {Days(place.Is)}");
        Head(terminal, new("数值", "Values"), changes.Values.Count);
        Laws(terminal, changes.Values);
        Head(terminal, new("规则与救助项目", "Rules and programmes"), changes.Rules.Count);
        Laws(terminal, changes.Rules);
        Head(terminal, new("结果改变的案例", "Cases that come out differently"), changes.Outcomes.Count);
        CaseResultsPage.PrintChanges(terminal.Output, changes.Outcomes);
    }

    /// <summary>The same for programs.</summary>
    public static object Shown(PackChanges changes) => new
    {
        Places = changes.Places.Select(p => new { County = (p.Is ?? p.Was)!.County.Code, Was = p.Was?.Days, Is = p.Is?.Days }),
        changes.Values,
        changes.Rules,
        Cases = changes.Outcomes,
    };

    private static void Head(Terminal terminal, Text title, int count) => terminal.Line($"{terminal.Say(title)}: {count.ToString(CultureInfo.InvariantCulture)}");

    private static void Laws(Terminal terminal, IReadOnlyList<LawChange> changes)
    {
        foreach (var change in changes)
        {
            terminal.Line($"  {change.Place} {change.From:yyyy-MM-dd} {change.Name}");
            terminal.Line($"    {change.Was ?? "∅"}");
            terminal.Line($"    → {change.Is ?? "∅"}");
        }
    }

    private static string Days(CountyInForce? county) => county is null
        ? "∅"
        : string.Join(", ", county.Days.Select(d => $"{d.From:yyyy-MM-dd}…{d.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"));
}
