using Verification.Assessment.Packs;
using Verification.Assessment.Pay;
using Verification.Vocabulary;

namespace Verification.Assessment.Flexible;

/// <summary>Payouts of platforms reconciled with the tasks they were paid for (结算与任务核对), settlement by settlement.</summary>
/// <remarks>
/// What agrees, or differs by no more than the fee the law knows, is what was paid out. What does not agree lies between both. A payout keeps
/// its sign. Payouts cut by the edge of the look-back are left to the items of income, which bound them.
/// </remarks>
internal static class PlatformSettlement
{
    private const string Gross = "gross";

    public static Estimate Of(EstimateRule rule, PersonWork person)
    {
        var payouts = person.Money.Payouts ?? [];
        var tasks = person.Inside(EvidenceKind.PlatformTask).ToList();
        if (payouts.Count == 0 && tasks.Count == 0)
        {
            return Estimate.Declined(rule, Declines.NothingLeft);
        }

        var reconciled = new Reconciled(rule.Terms, tasks.Count > 0, id => Elsewhere(person, id));
        foreach (var settlement in Settlements(payouts, tasks))
        {
            reconciled.Add(settlement);
        }

        var range = reconciled.Range;
        var gap = person.IsCutShort(EvidenceKind.PlatformPayout) ? Gap(payouts, person) : 0m;
        return new(rule)
        {
            Range = gap > 0m ? range with { High = range.High + gap, HardHigh = null } : range,
            Inputs = [.. payouts, .. tasks],
            Notes = [.. reconciled.Counts, .. gap > 0m ? new[] { ("gap", gap) } : []],
            Counted = payouts.Sum(p => p.Amount!.Value.Yuan),
        };
    }

    private static IEnumerable<Settlement> Settlements(IReadOnlyList<EvidenceItem> payouts, List<EvidenceItem> tasks)
    {
        var byId = new SortedDictionary<string, Settlement>(StringComparer.Ordinal);
        foreach (var record in payouts.Concat(tasks))
        {
            var id = record.ObjectId ?? record.RecordId;
            byId[id] = byId.GetValueOrDefault(id, new(id)).With(record, record.Amount!.Value.Yuan, record.Detail == Gross);
        }

        return byId.Values;
    }

    /// <summary>What the same settlement shows outside the look-back: a payout for tasks inside it, or tasks of a payout inside it.</summary>
    private static (decimal? Paid, bool HasTasks) Elsewhere(PersonWork person, string id)
    {
        bool IsOutside(EvidenceItem record) => record.Amount is not null && (record.ObjectId ?? record.RecordId) == id && !person.IsInside(record.Period);
        var paid = person.AtAnyTime(EvidenceKind.PlatformPayout).Where(IsOutside).ToList();
        return (paid.Count > 0 ? paid.Sum(p => p.Amount!.Value.Yuan) : null, person.AtAnyTime(EvidenceKind.PlatformTask).Any(IsOutside));
    }

    /// <summary>What payments may be missing where the source did not cover every month: those the rhythm of pay lacks, else months without any.</summary>
    private static decimal Gap(IReadOnlyList<EvidenceItem> payouts, PersonWork person)
    {
        var paid = payouts.Where(p => p.Amount!.Value.Yuan > 0m).ToList();
        if (paid.Count == 0)
        {
            return 0m;
        }

        var total = paid.Sum(p => p.Amount!.Value.Yuan);
        var days = paid.Select(p => p.Period.To!.Value).ToList();
        var months = days.Select(d => YearMonth.Of(d)).Distinct().Count();
        var inside = PayRhythm.Of(days).Missing * total / paid.Count;
        return Math.Max(inside, (person.Months - months) * total / months);
    }
}

/// <summary>One settlement: what was paid out under it, and what its tasks brought.</summary>
internal readonly record struct Settlement(string Id, decimal Paid = 0m, decimal PaidGross = 0m, decimal Tasks = 0m, bool HasPayout = false, bool HasTasks = false)
{
    public Settlement With(EvidenceItem record, decimal yuan, bool isGross) => record.Kind == EvidenceKind.PlatformTask
        ? this with { Tasks = Tasks + yuan, HasTasks = true }
        : isGross ? this with { PaidGross = PaidGross + yuan, HasPayout = true } : this with { Paid = Paid + yuan, HasPayout = true };
}
