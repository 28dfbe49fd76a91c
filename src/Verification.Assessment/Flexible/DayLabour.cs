using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>Work by the day (零工): days of a month times the rate of a day, in each month it is stated for.</summary>
internal static class DayLabour
{
    public static Estimate Of(EstimateRule rule, PersonWork person, string work)
    {
        var (rate, days) = (rule.Terms.Rate, rule.Terms.Days);
        return WorkPay.Of(rule, work, new(rate.Low * days.Low, rate.High * days.High), WorkPay.Months(rule, person, work), idle: false);
    }
}
