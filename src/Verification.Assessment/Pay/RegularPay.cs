using Verification.Vocabulary;

namespace Verification.Assessment.Pay;

/// <summary>The months of a payer with regular paydays: one with five of them is no richer than one with four.</summary>
/// <remarks>
/// A month whose paydays are all paid comes to its usual payment times the paydays of a year, by twelve. Where the rhythm begins or ends in a
/// month only what was received counts: nothing is made of days nobody was paid for. A payday missing between others is a gap, not zero: the
/// month lies between what was received and the whole.
/// </remarks>
internal sealed class RegularPay
{
    private readonly PayRhythm _rhythm;
    private readonly Dictionary<DateOnly, decimal> _paid;
    private readonly DateOnly _first;
    private readonly DateOnly _last;
    private readonly Period _heard;

    /// <param name="paydays">Payments the rhythm was recognised from, by day.</param>
    public RegularPay(PayRhythm rhythm, IReadOnlyList<WagePayment> paydays, Period lookBack)
    {
        _rhythm = rhythm;
        _paid = paydays.GroupBy(p => rhythm.DueOf(p.PaidOn)).ToDictionary(g => g.Key, g => g.Sum(p => p.Yuan));
        (_first, _last) = (_paid.Keys.Min(), _paid.Keys.Max());
        var (from, to) = (paydays[0].PaidOn, paydays[^1].PaidOn);
        _heard = new(from < lookBack.From ? from : lookBack.From, to > lookBack.To ? to : lookBack.To);
    }

    public WageMonth Of(YearMonth month)
    {
        var due = _rhythm.Between(month.FirstDay, month.LastDay).ToList();
        var paid = due.Where(_paid.ContainsKey).ToList();
        var gaps = due.Count(d => IsGap(d) && (paid.Count == 0 || IsHeard(d)));
        if (paid.Count == 0)
        {
            return new(0m, gaps > 0 ? Whole(_paid.Values.Sum(), _paid.Count) : 0m, gaps);
        }

        var sum = paid.Sum(d => _paid[d]);
        var received = sum * WageMonth.Parts;
        return due.Any(IsOutside) ? new(received, received + (received / paid.Count * gaps), gaps, IsPartial: true)
            : gaps > 0 ? new(received, Whole(sum, paid.Count), gaps)
            : WageMonth.Point(Whole(sum, paid.Count));
    }

    /// <summary>Not paid though the rhythm goes on: between two that were, or next to one and perhaps moved out of the days a source was asked about.</summary>
    private bool IsGap(DateOnly due) => !_paid.ContainsKey(due) && (
        (_first < due && due < _last)
        || (!IsHeard(due) && (due > _last ? !_rhythm.Between(_last.AddDays(1), due.AddDays(-1)).Any() : !_rhythm.Between(due.AddDays(1), _first.AddDays(-1)).Any())));

    /// <summary>Before the first payment or after the last, and a payment would show.</summary>
    private bool IsOutside(DateOnly due) => (due < _first || due > _last) && IsHeard(due);

    private bool IsHeard(DateOnly due) => Paydays.MayBePaid(due) is var days && _heard.From <= days.From && days.To <= _heard.To;

    private decimal Whole(decimal sum, int payments) =>
        sum * PayFrequencies.AYear(_rhythm.Frequency) * (WageMonth.Parts / PayFrequencies.MonthsOfYear) / payments;
}
