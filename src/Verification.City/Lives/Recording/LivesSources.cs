using Verification.City.Files;
using Verification.Vocabulary;

namespace Verification.City.Lives.Recording;

/// <summary>A register and how far it lags behind the day it is read out.</summary>
/// <param name="LagDays">Days before 30 June 2020 up to which it is complete.</param>
internal sealed record LivesSource(CitySource Source, int LagDays)
{
    public DateOnly AsOf => LivesCalendar.ReadOn.AddDays(-LagDays);

    public Period Covered => new(LivesCalendar.First.FirstDay, AsOf);
}

/// <summary>The fifteen registers of a lives city.</summary>
internal static class LivesSources
{
    public const string Tax = "tax-wages";
    public const string SocialInsurance = "social-insurance";
    public const string HousingFund = "housing-fund";
    public const string Banks = "bank-deposits";
    public const string Securities = "securities";
    public const string Insurers = "insurance-policies";
    public const string RealEstate = "real-estate";
    public const string Vehicles = "vehicles";
    public const string Market = "market-registration";
    public const string Platforms = "platform-payouts";
    public const string Inflows = "payment-inflows";
    public const string Invoices = "tax-invoices";
    public const string Utilities = "utilities";
    public const string Civil = "civil-registry";
    public const string Disability = "disability-federation";

    public static IReadOnlyList<LivesSource> All { get; } =
    [
        new(new(Tax, "税务工资薪金与经营所得", "tax: wages and business income", "sql-view", ["wage", "business-income"]), 30),
        new(new(SocialInsurance, "社会保险缴费与待遇", "social insurance", "http-xml", ["contribution", "pension"]), 30),
        new(new(HousingFund, "住房公积金", "housing fund", "file-exchange", ["contribution"]), 30),
        new(new(Banks, "银行存款", "bank deposits", "http-json", ["deposit", "signal-large-outflow", "signal-other-persons-account"]), 20),
        new(new(Securities, "证券", "securities", "file-drop", ["security"]), 10),
        new(new(Insurers, "商业保险", "insurers", "amqp-rpc", ["insurance-value", "signal-insurance-premium"]), 45),
        new(new(RealEstate, "不动产登记", "real estate register", "file-drop", ["real-estate"]), 45),
        new(new(Vehicles, "机动车登记", "vehicle register", "amqp-rpc", ["vehicle", "signal-recent-vehicle"]), 30),
        new(new(Market, "市场主体登记", "market registration", "http-json", ["market-registration"]), 60),
        new(new(Platforms, "平台劳务报酬", "platform payouts", "in-process", ["platform-payout", "platform-task"]), 30),
        new(new(Inflows, "支付账户收款", "payment inflows", "amqp-rpc", ["payment-inflow", "signal-consumption"]), 30),
        new(new(Invoices, "税务代开发票", "tax: invoices issued on behalf", "sql-view", ["invoice"]), 61),
        new(new(Utilities, "水电气用量", "utilities", "in-process", ["signal-utility-use"]), 40),
        new(new(Civil, "户籍与婚姻登记", "civil registry", "http-xml", ["birth", "marriage", "death", "custody"]), 15),
        new(new(Disability, "残疾人登记", "disability federation", "file-drop", ["disability"]), 90),
    ];

    /// <summary>The registers a set is given.</summary>
    public static IReadOnlyList<LivesSource> Of(CitySet set) => [.. All.Where(s => set.InflowsConnected || s.Source.Id != Inflows)];
}
