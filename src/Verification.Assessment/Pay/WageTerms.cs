using Verification.Vocabulary;

namespace Verification.Assessment.Pay;

/// <summary>To which months the law gives a wage (工资按什么计月).</summary>
public enum WagesBy
{
    /// <summary>By the days its record speaks of: one that reaches beyond the look-back bounds the part inside. As where the law says nothing.</summary>
    ServicePeriod,

    /// <summary>Whole in the month in which it was paid: by the last day of its record.</summary>
    PayDay,

    /// <summary>Of a payer with regular paydays a payment times its paydays in a year, by twelve; of others by the day of payment.</summary>
    PayFrequency,
}

/// <summary>The words of packs, and which records the rules on paydays are about.</summary>
internal static class WageTerms
{
    // A record over a longer time is a total, not a payment.
    private const int DaysOfPaymentMax = 31;

    public static IReadOnlyDictionary<string, WagesBy> All { get; } = new Dictionary<string, WagesBy>(StringComparer.Ordinal)
    {
        ["service-period"] = WagesBy.ServicePeriod,
        ["pay-day"] = WagesBy.PayDay,
        ["pay-frequency"] = WagesBy.PayFrequency,
    };

    /// <summary>Whether a record is of one payment of a wage: one of a day, a week or at most a month, whose last day is the payday.</summary>
    public static bool IsPayment(EvidenceItem record) =>
        record is { Kind: EvidenceKind.Wage, Amount: not null, Period: { From: { } from, To: { } to } } && to.DayNumber - from.DayNumber < DaysOfPaymentMax;

    /// <summary>The days by which a record counts.</summary>
    public static Period DaysOf(EvidenceItem record, WagesBy by) =>
        by != WagesBy.ServicePeriod && IsPayment(record) ? Period.Of(record.Period.To!.Value) : record.Period;
}
