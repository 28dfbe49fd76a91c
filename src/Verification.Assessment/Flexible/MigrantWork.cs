using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>Work away from home (外出务工): pay of a month at the place of work, for the months away of every twelve.</summary>
internal static class MigrantWork
{
    public static Estimate Of(EstimateRule rule, PersonWork person, string work) =>
        WorkPay.Of(rule, work, rule.Terms.Pay, WorkPay.Months(rule, person, work), idle: true);
}
