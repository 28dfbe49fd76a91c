using System.Numerics;
using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>What the methods of a stated work have in common: months in which it counts, times what a month yields.</summary>
internal static class WorkPay
{
    private const decimal MonthsOfYear = 12m;

    /// <param name="work">The stated word; empty: it follows from records, in every month.</param>
    /// <param name="ofMonth">Yuan a month.</param>
    /// <param name="months">Months in which it counts, one bit each.</param>
    /// <param name="idle">Whether of every twelve months only the rule's months are worked.</param>
    public static Estimate Of(EstimateRule rule, string work, Spread ofMonth, ulong months, bool idle)
    {
        var count = BitOperations.PopCount(months);
        if (count == 0)
        {
            return Estimate.Declined(rule, Declines.NoMonths) with { Work = Strand(rule, work) };
        }

        var (least, most) = idle ? (count * rule.Terms.Months.Low / MonthsOfYear, count * rule.Terms.Months.High / MonthsOfYear) : (count, count);
        return new(rule)
        {
            Work = Strand(rule, work),
            Range = EstimateRange.Estimated(ofMonth.Low * least, ofMonth.High * most),
            Notes = [("months", count)],
        };
    }

    /// <summary>Months for which the work is stated and no paper says what it brought.</summary>
    public static ulong Months(EstimateRule rule, PersonWork person, string work) =>
        (work.Length == 0 || work == EstimateUse.NothingStated ? person.EveryMonth : person.MonthsStated(work)) & ~person.Ended(rule);

    /// <summary>The months of the look-back that fall into the season.</summary>
    public static ulong Season(PersonWork person, IReadOnlyList<int> season)
    {
        var months = 0ul;
        for (var m = 0; m < person.Months; m++)
        {
            months |= season.Contains(person.Window.MonthAt(m).Month) ? 1ul << m : 0;
        }

        return months;
    }

    // Two entries about one work are two views of the same money.
    private static string Strand(EstimateRule rule, string work) => work.Length > 0 ? work : rule.Use.Work.Count > 0 ? rule.Use.Work[0] : rule.Code;
}
