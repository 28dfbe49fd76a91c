using Verification.City.Files;

namespace Verification.City.Plain;

/// <summary>The twelve registers of the plain city.</summary>
internal static class PlainSources
{
    public static IReadOnlyList<CitySource> All { get; } =
    [
        new("tax-wages", "税务工资薪金与经营所得", "tax: wages and business income", "sql-view", ["wage", "business-income"]),
        new("social-insurance", "社会保险缴费与待遇", "social insurance", "sql-view", ["contribution", "pension"]),
        new("housing-fund", "住房公积金", "housing fund", "sql-view", ["contribution"]),
        new("bank-deposits", "银行存款", "bank deposits", "sql-view", ["deposit"]),
        new("securities", "证券", "securities", "file-drop", ["security"]),
        new("real-estate", "不动产登记", "real estate register", "file-drop", ["real-estate"]),
        new("vehicles", "机动车登记", "vehicle register", "file-drop", ["vehicle"]),
        new("market-registration", "市场主体登记", "market registration", "file-drop", ["market-registration"]),
        new("platform-payouts", "平台劳务报酬", "platform payouts", "in-process", ["platform-payout"]),
        new("payment-inflows", "支付账户收款", "payment inflows", "sql-view", ["payment-inflow"]),
        new("civil-registry", "户籍与婚姻登记", "civil registry", "sql-view", ["birth", "marriage", "death", "custody"]),
        new("disability-federation", "残疾人登记", "disability federation", "file-drop", ["disability"]),
    ];
}
