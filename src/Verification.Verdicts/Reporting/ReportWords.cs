using System.Collections.Frozen;
using Verification.Contracts.Intake;

namespace Verification.Verdicts.Reporting;

/// <summary>What a report calls things, in Chinese and English; everything a reader of it sees beside its data.</summary>
/// <remarks>A code that has no word yet stands for itself: a report is never refused for the want of one.</remarks>
internal static partial class ReportWords
{
    public static BilingualText Item(string code) => Find("item", code);

    public static BilingualText Indicator(string code) => Find("indicator", code);

    public static BilingualText State(string code) => Find("state", code);

    public static BilingualText Outcome(string code) => Find("outcome", code);

    public static BilingualText Result(string code) => Find("result", code);

    public static BilingualText Reply(string code) => Find("reply", code);

    public static BilingualText NotChecked(string code) => Find("not-checked", code);

    public static BilingualText Relation(string code) => Find("relation", code);

    public static BilingualText Document(string type) => Find("document", type);

    public static BilingualText Group(string code) => Find("group", code);

    public static BilingualText Mark(string code) => Find("mark", code);

    public static BilingualText PayFrequency(string code) => Find("pay-frequency", code);

    public static BilingualText HumanStep(string code) => Find("human-step", code);

    public static BilingualText Direction(string code) => Find("direction", code);

    public static BilingualText Band(string code) => Find("band", code);

    /// <summary>Headings and labels of the page.</summary>
    public static BilingualText Label(string code) => Find("label", code);

    internal static bool Has(string kind, string code) => All.ContainsKey($"{kind}/{code}");

    private static BilingualText Find(string kind, string code) => All.GetValueOrDefault($"{kind}/{code}") ?? new(code, code);

    private static readonly FrozenDictionary<string, BilingualText> All =
        Codes.Concat(Items).Concat(Labels).Concat(SetAside).ToFrozenDictionary(w => w.Key, w => new BilingualText(w.Zh, w.En), StringComparer.Ordinal);
}
