using Verification.Assessment.Packs;
using Verification.Assessment.Pay;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Each record once, under the item it belongs to.</summary>
internal sealed partial class IncomeLedger
{
    /// <returns>The kinds of all records of the look-back but papers that tell income, one bit each.</returns>
    private ulong Records(int heardAt, PersonMoney money)
    {
        var kinds = 0ul;
        for (var s = 0; s < Pack.Sources.Count; s++)
        {
            var records = frame.Given.Hearing[s, heardAt].Items;
            for (var i = 0; i < records.Length; i++)
            {
                if (records[i].Period.Overlaps(frame.Window.Days))
                {
                    // Of what a paper tells nothing is estimated from it.
                    kinds |= money.Told?.Has(records[i]) == true ? 0ul : 1ul << (int)records[i].Kind;
                }
                else if (!IsPaymentByFrequency(records[i]))
                {
                    continue;
                }

                if (records[i].Amount is { } amount && !IsSeen(s, records, i, heardAt))
                {
                    Record(records[i], amount.Yuan, s, heardAt, money);
                }
            }
        }

        return kinds;
    }

    /// <summary>Whether an item of income holds a payment of this id.</summary>
    public bool IsCounted(bool ofMember, string objectId) => _objects?.ContainsKey((ofMember, objectId)) == true;

    private void Record(EvidenceItem record, decimal yuan, int source, int heardAt, PersonMoney money)
    {
        if (Pack.ItemOf(record) is { } item)
        {
            if (!IsSeenElsewhere(record, heardAt))
            {
                if (money.Told?.Has(record) != true)
                {
                    money.Worked |= item.FromWork && record.Period.Overlaps(frame.Window.Days);
                    Reconcile(record, money);
                }

                if (IsPaymentByFrequency(record))
                {
                    (money.Wages ??= new(frame.Window.Days)).Add(new(record, item, source));
                }
                else
                {
                    Add(ref money.Items[item.Index], record, yuan, source, heardAt, Matters.Income);
                }

                if (frame.Given.Settled.Count > 0)
                {
                    OwnStatement.Note(frame, heardAt, item, record, money);
                }
            }
        }
        else if (Pack.Income.ExpenseOf(record) is { } expense)
        {
            if (!IsSeenElsewhere(record, heardAt))
            {
                Add(ref money.Expenses[expense.Index], record, yuan, source, heardAt, Matters.Expense);
            }
        }
        else if (record.Kind == EvidenceKind.PaymentInflow)
        {
            money.Inflow += yuan;
        }
    }

    private void Add(ref Tally tally, EvidenceItem record, decimal yuan, int source, int heardAt, Matters matters)
    {
        var days = WageTerms.DaysOf(record, Pack.Income.Wages);
        if (!days.Overlaps(frame.Window.Days))
        {
            // Worked for in these months and paid in others, which the law asks for.
            return;
        }

        var inside = IsInside(days, frame.Window.Days);
        tally.AddPart(yuan, inside, IsBounded(days));
        if (!inside)
        {
            frame.Widenings.Add(new(WideningCause.PartOfPeriod, heardAt, source) { Matters = matters });
        }
    }

    private void Reconcile(EvidenceItem record, PersonMoney money)
    {
        if (Pack.Estimates.Reconciles && record.Kind == EvidenceKind.PlatformPayout && IsInside(record.Period, frame.Window.Days))
        {
            (money.Payouts ??= []).Add(record);
        }
    }

    private static bool IsInside(Period period, Period days) => days.From <= period.From && period.To <= days.To;

    private static bool IsBounded(Period period) => period.From is not null && period.To is not null;

    // The same record counts once whoever was asked. Records lie in the order of their ids: those before it, and at most a look into
    // the records of each person before, tell without a table of all of them.
    private bool IsSeen(int source, EvidenceItem[] records, int at, int heardAt)
    {
        var id = records[at].RecordId;
        for (var i = at - 1; i >= 0 && records[i].RecordId == id; i--)
        {
            if (IsMoney(records[i]))
            {
                return true;
            }
        }

        for (var p = 0; p < _workedOut.Count; p++)
        {
            // What an obligor is paid is not taken from a member, nor the other way.
            if (IsMember(_workedOut[p]) != IsMember(heardAt))
            {
                continue;
            }

            var before = frame.Given.Hearing[source, _workedOut[p]].Items;
            for (var i = SortedRecords.First(before, id); i < before.Length && before[i].RecordId == id; i++)
            {
                if (IsMoney(before[i]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsMoney(EvidenceItem record) =>
        record.Amount is not null && (record.Period.Overlaps(frame.Window.Days) || IsPaymentByFrequency(record))
        && (record.Kind is EvidenceKind.PaymentInflow or EvidenceKind.PlatformTask or EvidenceKind.Invoice or EvidenceKind.Contribution or EvidenceKind.MarketRegistration || Pack.ItemOf(record) is not null || Pack.Income.ExpenseOf(record) is not null);

    // The same payment from two sources counts once, by the first in the pack's order. Records of one source about one person are
    // payments of their own, also when all are of one thing: the rents of a house. A bare inflow is no income: that a wage arrived by
    // it must not take it out of what came in altogether.
    private bool IsSeenElsewhere(EvidenceItem record, int heardAt)
    {
        if (record.ObjectId is not { } id)
        {
            return false;
        }

        var (key, by) = ((IsMember(heardAt), id), (record.Source.Code, heardAt));
        return !(_objects ??= []).TryAdd(key, by) && _objects[key] != by;
    }

    private bool IsMember(int heardAt) => heardAt < frame.Facts.Members.Count;
}
