using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>Paid work that was stated and of which no record is found (有工作而无记录): pay of a month, for the months worked of every twelve.</summary>
internal static class StatedPay
{
    public static Estimate Of(EstimateRule rule, PersonWork person, string work) =>
        WorkPay.Of(rule, work, rule.Terms.Pay, WorkPay.Months(rule, person, work), idle: true);
}
