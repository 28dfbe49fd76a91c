using System.Collections.Frozen;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>What an explanation calls things. A code without a word shows itself in marks no text may hold: a test finds it.</summary>
internal static class Words
{
    /// <summary>Stands around a code nobody has named.</summary>
    public const char Missing = '⟦';

    private static readonly FrozenDictionary<string, Text> All =
        WordCatalogue.All.ToFrozenDictionary(w => w.Key, w => new Text(w.Zh, w.En), StringComparer.Ordinal);

    public static Text Source(string id) => Find("source", id);

    public static Text Paper(string code) => Find("paper", code);

    public static Text Kind(EvidenceKind kind) => Find("kind", EvidenceWords.Of(kind));

    public static Text Addressee(string code) => Find("addressee", code);

    public static Text HumanStep(string code) => Find("human-step", code);

    public static Text Declared(string word) => Find("declared", word);

    public static Text RootInput(string name) => Find("root", name);

    public static Text Outcome(Outcome outcome) => Find("outcome", outcome.ToString());

    public static Text Silence(Silence? silence) => Find("silence", silence?.ToString() ?? "Answered");

    public static Text Direction(DiscrepancyDirection direction) => Find("direction", direction.ToString());

    public static Text Band(DiscrepancyBand band) => Find("band", band.ToString());

    /// <summary>A value of law; null for one only its pack knows.</summary>
    public static Text? Law(string name) => All.GetValueOrDefault($"law/{name}") ?? All.GetValueOrDefault($"item/{name}");

    /// <summary>What an item is: by its own name, or by the one kind of evidence it is found in.</summary>
    public static Text Item(Step step)
    {
        var name = step.Rule.StartsWith("obligor.", StringComparison.Ordinal) ? step.Rule["obligor.".Length..] : step.Rule;
        return step is { Means: { } means, IsItem: true } ? means
            : step.Kind is { } kind && !All.ContainsKey($"item/{name}") ? Kind(kind)
            : name.StartsWith("thing.", StringComparison.Ordinal) ? new("申报的财产", "Declared property")
            : name.StartsWith("unseen.", StringComparison.Ordinal) ? new("可能存在而无记录的财产", "Property that may be there without any record")
            : name.StartsWith("receiving.", StringComparison.Ordinal) ? new("正在享受的救助", "Assistance received")
            : name.StartsWith("overridden.", StringComparison.Ordinal) ? new("经批准不适用的规则", "A rule set aside with a reason")
            : Find("item", name);
    }

    private static Text Find(string kind, string code) => All.GetValueOrDefault($"{kind}/{code}") ?? Said.Same($"{Missing}{code}⟧");
}
