using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>Work in the season only (季节性务工): days of a month times the rate of a day, in those months of the season it is stated for.</summary>
internal static class SeasonalWork
{
    public static Estimate Of(EstimateRule rule, PersonWork person, string work)
    {
        var (rate, days) = (rule.Terms.Rate, rule.Terms.Days);
        var months = WorkPay.Months(rule, person, work) & WorkPay.Season(person, rule.Terms.Season);
        return WorkPay.Of(rule, work, new(rate.Low * days.Low, rate.High * days.High), months, idle: false);
    }
}
