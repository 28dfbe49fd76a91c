using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Replacing;

/// <summary>Which kinds of a person's income records show more of than the person states.</summary>
/// <remarks>Papers that answer this are left outside: what they are the answer to does not cease to be there with them.</remarks>
internal static class Contradictions
{
    public static IReadOnlySet<PersonsIncome> Of(Pack pack, HouseholdFacts facts, EvidenceSet evidence)
    {
        var windows = pack.Programmes.Where(p => facts.Programmes.Contains(p.Programme)).Select(p => p.LookBack ?? pack.LookBack).Distinct().ToList();
        var found = new HashSet<PersonsIncome>();
        foreach (var days in windows.Select(w => w.For(facts.AcceptedOn)))
        {
            foreach (var person in facts.Members)
            {
                found.UnionWith(Of(pack, facts, person, Records(evidence, person.Ordinal, days), days));
            }
        }

        return found;
    }

    private static IEnumerable<PersonsIncome> Of(Pack pack, HouseholdFacts facts, Person person, IEnumerable<EvidenceItem> records, Period days) => records
        .Select(r => (Record: r, Word: pack.ItemOf(r)?.Declared)).Where(r => r.Word is not null).GroupBy(r => r.Word!)
        .Where(word => IsBeyond(pack, word.Sum(r => r.Record.Amount!.Value.Yuan), Declared.Income(facts, person.MemberRef, word.Key, days)))
        .SelectMany(word => word.Select(r => new PersonsIncome(person.Ordinal, r.Record.Kind)));

    private static bool IsBeyond(Pack pack, decimal found, decimal stated) => found > 0m && found - stated >= found * pack.Discrepancy.IgnoreBelow.Value && found > stated;

    private static IEnumerable<EvidenceItem> Records(EvidenceSet evidence, int ordinal, Period days) => evidence.Sources
        .Select(s => s.About(ordinal)).OfType<Answer.Answered>().SelectMany(a => a.Items)
        .Where(i => i is { Amount: not null, Noted: not { Answers: not null } } && i.Period.Overlaps(days))
        .DistinctBy(i => (i.Source, i.RecordId));
}
