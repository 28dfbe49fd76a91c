using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Pay;

/// <summary>What one payer paid one person under one item, month by month, with the frequency by which it was read.</summary>
internal sealed class WagesOfPayer
{
    private readonly IReadOnlyList<WageMonth> _months;

    private WagesOfPayer(IReadOnlyList<WagePayment> payments, PayFrequency frequency, IReadOnlyList<WageMonth> months) =>
        (Payments, Frequency, _months) = (payments, frequency, months);

    public PayFrequency Frequency { get; }

    /// <summary>Of one payer, item and source, by day; also those outside the look-back that show the rhythm.</summary>
    public IReadOnlyList<WagePayment> Payments { get; }

    public MoneyItem Item => Payments[0].Item;

    public int Source => Payments[0].Source;

    /// <summary>The source's number of who paid; null: it does not say.</summary>
    public string? Payer => Payments[0].Record.Payer;

    /// <summary>Yuan of the look-back at least.</summary>
    public decimal Low => _months.Sum(m => m.Low) / WageMonth.Parts;

    /// <summary>Yuan of the look-back at most.</summary>
    public decimal High => _months.Sum(m => m.High) / WageMonth.Parts;

    /// <summary>Paydays of the look-back of which no source shows a payment though the rhythm goes on.</summary>
    public int Missing => _months.Sum(m => m.Missing);

    /// <summary>Months of the look-back in which the rhythm begins or ends.</summary>
    public int PartialMonths => _months.Count(m => m.IsPartial);

    /// <summary>Yuan of one month of the look-back at least and at most.</summary>
    public (decimal Low, decimal High) InMonth(int month) => (_months[month].Low / WageMonth.Parts, _months[month].High / WageMonth.Parts);

    /// <param name="payments">Of one payer, item and source; in any order, at least one.</param>
    /// <param name="lookBack">Whole months.</param>
    public static WagesOfPayer Of(IEnumerable<WagePayment> payments, Period lookBack)
    {
        WagePayment[] all = [.. payments.OrderBy(p => p.PaidOn).ThenBy(p => p.Record.RecordId, StringComparer.Ordinal)];
        WagePayment[] paydays = [.. all.Where(p => p.IsPayday)];
        var rhythm = PayRhythm.Of(paydays.Select(p => p.PaidOn));
        var regular = rhythm.IsRegular ? new RegularPay(rhythm, paydays, lookBack) : null;
        var (first, last) = (YearMonth.Of(lookBack.From!.Value), YearMonth.Of(lookBack.To!.Value));
        var months = new WageMonth[last.MonthsSince(first) + 1];
        for (var m = 0; m < months.Length; m++)
        {
            months[m] = regular?.Of(first.Plus(m)) ?? default;
        }

        foreach (var payment in all.Where(p => (regular is null || !p.IsPayday) && lookBack.Contains(p.PaidOn)))
        {
            var m = YearMonth.Of(payment.PaidOn).MonthsSince(first);
            months[m] = months[m].Plus(payment.Yuan);
        }

        return new(all, rhythm.Frequency, months);
    }

    /// <summary>Nothing of it bears on the look-back.</summary>
    public bool IsElsewhere(Period lookBack) =>
        Missing == 0 && Low == 0m && High == 0m && !Payments.Any(p => lookBack.Contains(p.PaidOn));
}
