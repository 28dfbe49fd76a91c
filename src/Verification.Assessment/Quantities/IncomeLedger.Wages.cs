using Verification.Assessment.Flexible;
using Verification.Assessment.Packs;
using Verification.Assessment.Pay;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Wages read by the frequency of their payment, where the law says so.</summary>
internal sealed partial class IncomeLedger
{
    private bool IsPaymentByFrequency(EvidenceItem record) =>
        Pack.Income.Wages == WagesBy.PayFrequency && PersonWages.LooksAt(record, frame.Window.Days);

    private void AddWages(int heardAt, PersonMoney money)
    {
        if (money.Wages is null)
        {
            return;
        }

        foreach (var wages in money.Wages.ByPayer)
        {
            Add(ref money.Items[wages.Item.Index], wages.Low, wages.High);
            if (wages.Missing > 0)
            {
                money.MissesPayday = true;
                frame.Widenings.Add(new(WideningCause.PaydayMissing, heardAt, wages.Source) { Matters = MattersOf(frame, heardAt) });
            }
        }
    }

    private static void AddMonth(ref Tally total, PersonWages? wages, MoneyItem item, int month)
    {
        foreach (var payer in wages?.ByPayer ?? [])
        {
            if (payer.Item.Index == item.Index)
            {
                var (low, high) = payer.InMonth(month);
                Add(ref total, low, high);
            }
        }
    }

    // What was received is shown; that a missing payday brought as much as the others is an estimate.
    private static void Add(ref Tally tally, decimal low, decimal high)
    {
        if (low == high)
        {
            tally.AddPart(low, inside: true, bounded: true);
        }
        else
        {
            tally.Add(new EstimateRange(low, high, low, null));
        }
    }
}
