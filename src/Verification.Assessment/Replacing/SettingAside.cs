using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Replacing;

/// <summary>Names the records papers set aside, for those who show evidence.</summary>
internal static class SettingAside
{
    public static IReadOnlyList<RecordSetAside> Of(Pack pack, EvidenceSet evidence)
    {
        var papers = PaperReadings.Of(pack, evidence);
        if (papers.Differing.Count == 0)
        {
            return [.. papers.All[0].SelectMany(Of)];
        }

        // What is replaced in one reading and not in another is not set aside for sure.
        var differing = papers.Differing.GroupBy(r => (r.MemberOrdinal, r.Kind)).ToDictionary(g => g.Key, g => g.ToList());
        return
        [
            .. differing.Values.SelectMany(records => records.Select(r => new RecordSetAside(r, SetAsideWhy.Differs, records))),
            .. papers.All[0].SelectMany(s => differing.ContainsKey((s.MemberOrdinal, s.Kind)) ? s.Records.Select(r => Replaced(r, differing[(s.MemberOrdinal, s.Kind)])) : Of(s)),
        ];
    }

    private static IEnumerable<RecordSetAside> Of(SettledIncome settled)
    {
        var set = settled.Confirms
            ? settled.Papers.Select(p => new RecordSetAside(p, SetAsideWhy.Confirms, [p]))
            : settled.Records.Select(r => Replaced(r, settled.Papers));
        return set.Concat(settled.Aside.Select(a => new RecordSetAside(a, SetAsideWhy.ToldAgain, settled.Papers)));
    }

    private static RecordSetAside Replaced(EvidenceItem record, IReadOnlyList<EvidenceItem> papers) =>
        new(record, SetAsideWhy.Replaced, [.. papers.Where(p => p.Period.Overlaps(record.Period))]);
}
