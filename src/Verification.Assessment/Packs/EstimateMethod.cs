using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>The named ways to estimate income of flexible work (估算方法); one file each in <c>Flexible/</c>.</summary>
public enum EstimateMethod
{
    /// <summary>Payouts of a platform reconciled with the tasks they were paid for.</summary>
    PlatformSettlement,

    /// <summary>What platforms reported to the tax authority, by the quarter.</summary>
    PlatformReports,

    /// <summary>Invoices an agency issued for a natural person: turnover, not income.</summary>
    AgencyInvoices,

    /// <summary>A registered trader: proof of existence, turnover where it was filed.</summary>
    MarketRegistration,

    /// <summary>Contributions an employer paid: the base bounds the pay from above.</summary>
    Contributions,

    /// <summary>What came into an account and nothing else explains.</summary>
    AccountInflows,

    /// <summary>Work by the day: days a month times the rate of a day.</summary>
    DayLabour,

    /// <summary>Work away from home: pay of a month times months away.</summary>
    Migrant,

    /// <summary>Work in certain months of the year only.</summary>
    Seasonal,

    /// <summary>A stall, a workshop, a small trade of the household: net yield of a month.</summary>
    HouseholdTrade,

    /// <summary>Paid work that was stated and left no record: pay of a month.</summary>
    StatedPay,
}

/// <summary>Methods by the words packs use, and what each may and must be told.</summary>
public static class EstimateMethods
{
    public static IReadOnlyDictionary<string, EstimateMethod> All { get; } = new Dictionary<string, EstimateMethod>(StringComparer.Ordinal)
    {
        ["platform-settlement"] = EstimateMethod.PlatformSettlement,
        ["platform-reports"] = EstimateMethod.PlatformReports,
        ["agency-invoices"] = EstimateMethod.AgencyInvoices,
        ["market-registration"] = EstimateMethod.MarketRegistration,
        ["contributions"] = EstimateMethod.Contributions,
        ["account-inflows"] = EstimateMethod.AccountInflows,
        ["day-labour"] = EstimateMethod.DayLabour,
        ["migrant"] = EstimateMethod.Migrant,
        ["seasonal"] = EstimateMethod.Seasonal,
        ["household-trade"] = EstimateMethod.HouseholdTrade,
        ["stated-pay"] = EstimateMethod.StatedPay,
    };

    public static string Of(EstimateMethod method) => All.First(w => w.Value == method).Key;

    /// <summary>The kind of evidence that would show the income it estimates; null: what came in may be of any kind.</summary>
    public static EvidenceKind? KindOf(EstimateRule rule) => (rule.Method, rule.Channel) switch
    {
        (EstimateMethod.AccountInflows, _) => null,
        (EstimateMethod.PlatformSettlement or EstimateMethod.PlatformReports, _) => EvidenceKind.PlatformPayout,
        (EstimateMethod.AgencyInvoices or EstimateMethod.MarketRegistration or EstimateMethod.HouseholdTrade, _) => EvidenceKind.BusinessIncome,
        (EstimateMethod.StatedPay, Channel.Platform) => EvidenceKind.PlatformPayout,
        (EstimateMethod.StatedPay, Channel.InvoicedTrade) => EvidenceKind.BusinessIncome,
        _ => EvidenceKind.Wage,
    };

    /// <summary>Whether it bounds all of a work by whatever way it is paid, and not only what one channel shows of it.</summary>
    public static bool IsOfWork(EstimateMethod method) => method >= EstimateMethod.DayLabour;
}
