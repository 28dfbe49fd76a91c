using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>A stall, a workshop or a small shop of the household (家庭小经营): net yield of a month, for the months it is open of every twelve.</summary>
internal static class HouseholdTrade
{
    public static Estimate Of(EstimateRule rule, PersonWork person, string work) =>
        WorkPay.Of(rule, work, rule.Terms.Pay, WorkPay.Months(rule, person, work), idle: true);
}
