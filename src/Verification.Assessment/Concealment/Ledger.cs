using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>Lays what was declared beside what was found, item by item; reads evidence only.</summary>
public static class Ledger
{
    /// <summary>Every item declared or found, income by person and word, property of the household by kind.</summary>
    /// <remarks>A request without any declaration declares nothing: there is nothing to differ from, and the ledger is empty.</remarks>
    public static IReadOnlyList<LedgerEntry> Of(Pack pack, HouseholdFacts facts, EvidenceSet evidence) =>
        Of(pack, facts, Hearing.Of(pack, facts, Assessor.AsRead(pack, evidence), pack.LookBackFor(facts.AcceptedOn)));

    internal static IReadOnlyList<LedgerEntry> Of(Pack pack, HouseholdFacts facts, Hearing hearing)
    {
        if (facts.Declared.Income.Count == 0 && facts.Declared.Property.Count == 0)
        {
            return [];
        }

        var lookBack = pack.LookBack.For(facts.AcceptedOn);
        var entries = new List<LedgerEntry>();
        for (var p = 0; p < facts.Members.Count; p++)
        {
            AddIncome(pack, facts, hearing, (p, lookBack), entries);
        }

        entries.AddRange(LedgerOfProperty.Of(pack, facts, hearing));
        return entries;
    }

    /// <summary>The entries asked about, with what was answered since; of several answers the last one.</summary>
    public static IReadOnlyList<LedgerEntry> With(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<Settlement> settlements) =>
        [.. entries.Select(e => e with { Settled = e.Asked is null ? null : settlements.Where(s => Speaks(s, e)).MaxBy(s => s.On) })];

    // Of property an answer speaks that shows that kind; of an income whatever speaks of the person and is not about property alone.
    private static bool Speaks(Settlement settlement, LedgerEntry entry) => entry.IsProperty
        ? settlement.Kinds.Contains(entry.Item)
        : settlement.MemberRef == entry.MemberRef && (settlement.Kinds.Count == 0 || settlement.Kinds.Any(k => !LedgerOfProperty.IsProperty(k)));

    /// <summary>Whether an entry is asked about: understated, and large enough for the place's rule.</summary>
    internal static LedgerEntry Asking(Pack pack, LedgerEntry entry) =>
        entry.IsUnderstated && pack.Concealment.Find(VisitTopic.Difference) is { } rule && (entry.Size is not { } size || size >= rule.AtLeast || size <= Money.Zero)
            ? entry with { Asked = VisitTopic.Difference }
            : entry;

    private static void AddIncome(Pack pack, HouseholdFacts facts, Hearing hearing, (int Person, Period LookBack) of, List<LedgerEntry> into)
    {
        var memberRef = facts.Members[of.Person].MemberRef;
        var sums = Discrepancies.Found(pack, hearing, of.Person, of.LookBack);
        for (var w = 0; w < pack.Income.DeclaredWords.Count; w++)
        {
            var word = pack.Income.DeclaredWords[w];
            var declared = Declared.Income(facts, memberRef, word, of.LookBack);
            // Where a source was spared at least so much was found: whether more was declared than there is stays open.
            decimal? found = sums is { } all && !(all.AtLeast && declared > all.Yuan[w]) ? all.Yuan[w] : null;
            if (declared != 0m || found is not (null or 0m))
            {
                into.Add(Asking(pack, new()
                {
                    MemberRef = memberRef,
                    Item = word,
                    Declared = Money.Of(declared),
                    Found = found is { } known ? Money.Of(known) : null,
                    Tolerance = pack.Discrepancy.IgnoreBelow.Value,
                }));
            }
        }
    }
}
