namespace Verification.City.Lives;

/// <summary>What a person lives on; the first six are work.</summary>
internal enum IncomeKind
{
    Wage,
    Platform,
    DayLabour,
    Migrant,
    Seasonal,
    Trade,
    Pension,
    Maintenance,
    Remittance,
    Property,
}

/// <summary>The way by which pay for work arrives.</summary>
internal enum Channel
{
    /// <summary>Not pay for work.</summary>
    None,
    Employer,
    Platform,
    InvoicedTrade,
    AccountInflow,
    Cash,
}

/// <summary>Words of both as the files write them.</summary>
internal static class LifeWords
{
    private static readonly string[] Kinds =
        ["wage", "platform", "day-labour", "migrant", "seasonal", "trade", "pension", "maintenance", "remittance", "property"];

    private static readonly string[] Channels = ["", "employer", "platform", "invoiced-trade", "account-inflow", "cash"];

    public static string Of(IncomeKind kind) => Kinds[(int)kind];

    public static string Of(Channel channel) => Channels[(int)channel];

    /// <summary>As the household states its work: wage-earners are <c>employed</c>.</summary>
    public static string Work(IncomeKind kind) => kind == IncomeKind.Wage ? "employed" : Of(kind);

    /// <summary>Work without an employer who keeps books.</summary>
    public static bool IsFlexible(IncomeKind kind) => kind is > IncomeKind.Wage and < IncomeKind.Pension;
}
