using Verification.Assessment;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>A record a source gave, and whose it is.</summary>
internal sealed record FoundRecord(string MemberRef, EvidenceItem Item)
{
    /// <summary>Set when papers are the reason that it does not count, or not for sure.</summary>
    public RecordSetAside? SetAside { get; init; }

    /// <summary>It rests on a paper that ends what was estimated or claimed of that income.</summary>
    public bool Ends { get; init; }

    /// <summary>The same thing owned, of two sources or two persons; else the record itself.</summary>
    /// <remarks>Payments are told apart by their records: an employer's or an account's id stands on many of them.</remarks>
    public string Identity => ReportedProperty.Kinds.Contains(Item.Kind) && Item.ObjectId is { } thing ? thing : $"{Item.Source}/{Item.RecordId}";
}

/// <summary>All records of a round, in the order of persons and of the law's sources.</summary>
internal static class FoundRecords
{
    public static IReadOnlyList<FoundRecord> Of(ReportSubject subject)
    {
        var persons = subject.Facts.Everyone.ToDictionary(p => p.Ordinal, p => p.MemberRef);
        var order = subject.Pack.Sources.Select((rule, place) => (rule.Id, place)).ToDictionary(s => s.Id, s => s.place);
        var aside = Assessor.SetAside(subject.Pack, EvidenceSet.Of(subject.Answers))
            .DistinctBy(KeyOf).ToDictionary(KeyOf);
        var ending = Assessor.Ending(subject.Pack, EvidenceSet.Of(subject.Answers)).Select(KeyOf).ToHashSet();
        return
        [
            .. subject.Answers.OfType<Answer.Answered>()
                .Where(a => persons.ContainsKey(a.MemberOrdinal))
                .OrderBy(a => a.MemberOrdinal).ThenBy(a => order.GetValueOrDefault(a.Source, int.MaxValue)).ThenBy(a => a.Source)
                .SelectMany(a => a.Items.OrderBy(i => i.Period.From).ThenBy(i => i.RecordId, StringComparer.Ordinal).Select(i => new FoundRecord(persons[a.MemberOrdinal], i)
                {
                    SetAside = aside.GetValueOrDefault(KeyOf(i)),
                    Ends = ending.Contains(KeyOf(i)),
                })),
        ];
    }

    private static (SourceId Source, string RecordId, int MemberOrdinal) KeyOf(RecordSetAside aside) => KeyOf(aside.Record);

    private static (SourceId Source, string RecordId, int MemberOrdinal) KeyOf(EvidenceItem item) => (item.Source, item.RecordId, item.MemberOrdinal);

    /// <summary>The sum of what counts: null when a record has no amount, or papers differ about it.</summary>
    public static Money? Counted(IReadOnlyList<FoundRecord> records) =>
        records.Any(r => r.SetAside is { Why: SetAsideWhy.Differs }) ? null : Sum([.. records.Where(r => r.SetAside is null)]);

    /// <summary>The sum over distinct things; null when one of them has no amount.</summary>
    public static Money? Sum(IReadOnlyList<FoundRecord> records) =>
        InFen(records.DistinctBy(r => r.Identity, StringComparer.Ordinal).Select(r => r.Item.Amount));

    /// <summary>The sum of amounts in fen; null when there is none or one is not known.</summary>
    /// <remarks>Sources may state more decimals: the paper shows fen, and rounds the sum, not its parts. A zero has no sign.</remarks>
    public static Money? InFen(IEnumerable<Money?> amounts)
    {
        Money? sum = null;
        foreach (var amount in amounts)
        {
            if (amount is not { } known)
            {
                return null;
            }

            sum = (sum ?? Money.Zero) + known;
        }

        return sum is { } total ? (total.Rounded(Rounding.NearestFen) is { Yuan: not 0m } fen ? fen : Money.Zero) : null;
    }
}
