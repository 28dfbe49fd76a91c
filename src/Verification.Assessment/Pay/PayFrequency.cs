using Verification.Vocabulary;

namespace Verification.Assessment.Pay;

/// <summary>How often somebody is paid (发薪频率).</summary>
internal enum PayFrequency
{
    Irregular,
    Weekly,
    TwoWeekly,
    Monthly,
    FourWeekly,
}

/// <summary>What a frequency is called and how many of its paydays make a year.</summary>
internal static class PayFrequencies
{
    public const int MonthsOfYear = 12;

    /// <summary>Its code in explanations and reports.</summary>
    public static string CodeOf(PayFrequency frequency) => frequency switch
    {
        PayFrequency.Irregular => "irregular",
        PayFrequency.Weekly => "weekly",
        PayFrequency.TwoWeekly => "two-weekly",
        PayFrequency.Monthly => "monthly",
        PayFrequency.FourWeekly => "four-weekly",
        _ => throw new BrokenPromise($"pay frequency {frequency} has no code"),
    };

    public static Text Of(PayFrequency frequency) => frequency switch
    {
        PayFrequency.Irregular => new("不定期发放", "paid irregularly"),
        PayFrequency.Weekly => new("按周发放", "paid weekly"),
        PayFrequency.TwoWeekly => new("按两周发放", "paid two-weekly"),
        PayFrequency.Monthly => new("按月发放", "paid monthly"),
        PayFrequency.FourWeekly => new("按四周发放", "paid four-weekly"),
        _ => throw new BrokenPromise($"pay frequency {frequency} has no word"),
    };

    /// <summary>Paydays in a year: what a payment times this and divided by twelve comes to is its monthly amount.</summary>
    public static int AYear(PayFrequency frequency) => frequency switch
    {
        PayFrequency.Weekly => 52,
        PayFrequency.TwoWeekly => 26,
        PayFrequency.FourWeekly => 13,
        PayFrequency.Monthly => MonthsOfYear,
        _ => throw new BrokenPromise("an irregular payer has no paydays"),
    };
}
