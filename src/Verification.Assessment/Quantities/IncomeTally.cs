using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Counted income of a composition over the look-back, summed per person.</summary>
internal sealed class IncomeTally(Pack pack, HouseholdFacts facts, Hearing hearing, Period lookBack)
{
    private readonly List<Widening> _widenings = [];
    private readonly HashSet<(string Source, string Record)> _records = [];
    private HashSet<string>? _objects;

    public Quantity PerHead(CountedHousehold household)
    {
        var total = default(Tally);
        var parts = new List<Step>(facts.Members.Count);
        _records.Clear();
        _objects?.Clear();
        for (var p = 0; p < facts.Members.Count; p++)
        {
            if (household.Counted[p])
            {
                parts.Add(Person(p, ref total));
            }
        }

        total.Open |= household.Unseen > 0;
        var divisor = pack.LookBack.Divisor.Value * household.Count;
        var range = Interval<Money>.Between(Money.Of(total.Low / divisor), total.Open ? null : Money.Of(total.High / divisor));
        var step = new Step(
            "income.per_head", null,
            [new("divisor", Canonical.Text(pack.LookBack.Divisor.Value)), new("members", Canonical.Text(household.Count))],
            Canonical.Text(range), parts);
        return new(range, Money.Of(total.HardLow / divisor), total.HighEstimated, [.. _widenings], step);
    }

    private Step Person(int person, ref Tally total)
    {
        var own = default(Tally);
        var inputs = new List<StepInput>();
        var (worked, inflow) = Records(person, ref own, inputs);
        var silent = Silences(person, ref own);
        if (!worked && !silent && Labour.IsAble(pack, facts, hearing, person))
        {
            NoRecord(person, ref own, inputs);
        }

        Raise(person, inflow, WideningCause.UnexplainedInflow, "payment_inflow", ref own, inputs);
        Raise(person, Declared(person), WideningCause.DeclaredMore, "declared", ref own, inputs);
        total.Add(own);
        return new("income.member", null, inputs, Canonical.Text(own.Range), []);
    }

    /// <summary>Adds every record; says whether one of them is from work, and how much came in as bare payments.</summary>
    private (bool Worked, decimal Inflow) Records(int person, ref Tally own, List<StepInput> inputs)
    {
        var worked = false;
        var inflow = 0m;
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            foreach (var item in hearing[s, person].Items)
            {
                var counted = pack.Income.ItemOf(item.Kind);
                if (item.Amount is not { } amount || (counted is null && item.Kind != EvidenceKind.PaymentInflow)
                    || !item.Period.Overlaps(lookBack) || IsSeen(item, counted is not null))
                {
                    continue;
                }

                if (counted is null)
                {
                    inflow += amount.Yuan;
                    continue;
                }

                worked |= counted.FromWork;
                inputs.Add(new(item.RecordId, Canonical.Text(amount), item.Source.Code, item.AsOf));
                if (IsInside(item.Period))
                {
                    own.Add(amount.Yuan);
                }
                else
                {
                    // A record without an end may be one payment or one each month: nobody can say how much fell inside.
                    own.AddUpTo(amount.Yuan);
                    own.Open |= item.Period.From is null || item.Period.To is null;
                    _widenings.Add(new(WideningCause.PartOfPeriod, person, s));
                }
            }
        }

        return (worked, inflow);
    }

    private bool IsInside(Period period) => lookBack.From <= period.From && period.To <= lookBack.To;

    // The same record counts once whoever was asked; the same payment from two sources counts once, by the first in the pack's order.
    // A bare inflow is no income: that a wage arrived by it must not take it out of what came in altogether.
    private bool IsSeen(EvidenceItem item, bool isIncome) =>
        !_records.Add((item.Source.Code, item.RecordId)) || (isIncome && item.ObjectId is { } id && !(_objects ??= new(StringComparer.Ordinal)).Add(id));

    private bool Silences(int person, ref Tally own)
    {
        var any = false;
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            var source = pack.Sources[s];
            if (source.Role != SourceRole.Mandatory || !source.Bounds.HasFlag(Bounds.Income))
            {
                continue;
            }

            var heard = hearing[s, person];
            if (heard.IsSilent || !heard.CoversLookBack)
            {
                own.Open = true;
                any = true;
                _widenings.Add(heard.IsSilent ? Silenced.By(facts, pack, hearing, s, person) : new(WideningCause.SourceSilent, person, s));
            }
        }

        return any;
    }

    private void NoRecord(int person, ref Tally own, List<StepInput> inputs)
    {
        var months = pack.LookBack.Months.Value;
        own.Low += pack.Labour.NoRecordLow.Value.Yuan * months;
        own.High += pack.Labour.NoRecordHigh.Value.Yuan * months;
        own.HighEstimated = true;
        _widenings.Add(new(WideningCause.NoRecord, person));
        inputs.Add(new(pack.Labour.NoRecordHigh.Name, Canonical.Text(pack.Labour.NoRecordHigh.Value)));
    }

    /// <summary>Lifts the high end to a claim that is larger: a claim never lowers what was found.</summary>
    private void Raise(int person, decimal claim, WideningCause cause, string name, ref Tally own, List<StepInput> inputs)
    {
        // Above an end that is open nothing can be claimed.
        if (claim <= own.High || own.Open)
        {
            return;
        }

        own.High = claim;
        own.HighEstimated = true;
        inputs.Add(new(name, Canonical.Text(claim)));
        _widenings.Add(new(cause, person));
    }

    private decimal Declared(int person)
    {
        var sum = 0m;
        var list = facts.Declared.Income;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].MemberRef == facts.Members[person].MemberRef)
            {
                sum += list[i].MonthlyAmount.Yuan * Months.Common(list[i].Period, lookBack);
            }
        }

        return sum;
    }
}
