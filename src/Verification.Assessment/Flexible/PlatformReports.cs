using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Flexible;

/// <summary>What platforms reported to the tax authority (互联网平台企业涉税信息报送规定,国令第810号,自 2025-10 起): by the quarter, and late.</summary>
/// <remarks>
/// Workers in delivery, transport and housekeeping without tax due are not reported: that nothing was reported says nothing, and never zero.
/// Quarters that cannot have been reported yet, and quarters cut by the edge of the look-back, may hold what the best quarter held.
/// </remarks>
internal static class PlatformReports
{
    private const int MonthsOfQuarter = 3;

    /// <summary>Detail of such a record.</summary>
    public const string Reported = "reported";

    public static Estimate Of(EstimateRule rule, PersonWork person)
    {
        var reports = person.Records.Where(r => r is { Kind: EvidenceKind.PlatformPayout, Detail: Reported, Amount: not null }).ToList();
        var inside = reports.Where(r => person.IsInside(r.Period)).ToList();
        if (reports.Count == 0)
        {
            return Estimate.Declined(rule, Declines.NothingLeft);
        }

        var shown = Turnover.Net(inside.Sum(r => r.Amount!.Value.Yuan), rule.Terms);
        var unseen = Unseen(rule, person, reports);
        return new(rule)
        {
            Range = unseen > 0m ? shown with { High = shown.High + unseen, HardHigh = null } : shown,
            Inputs = reports,
            Notes = unseen > 0m ? [("unreported_yet", unseen)] : [],
        };
    }

    private static decimal Unseen(EstimateRule rule, PersonWork person, List<EvidenceItem> reports)
    {
        var months = 0;
        for (var m = 0; m < person.Months; m++)
        {
            var month = Period.Of(person.Window.MonthAt(m));
            var seen = reports.Exists(r => person.IsInside(r.Period) && r.Period.Overlaps(month));
            months += !seen && (IsNotDue(rule, person, month) || reports.Exists(r => r.Period.Overlaps(month))) ? 1 : 0;
        }

        var best = reports.Max(r => r.Amount!.Value.Yuan);
        return Math.Max(0m, months * best * (1m - rule.Terms.Cost.Low) / MonthsOfQuarter);
    }

    private static bool IsNotDue(EstimateRule rule, PersonWork person, Period month)
    {
        var last = YearMonth.Of(month.To!.Value);
        var endOfQuarter = new YearMonth(last.Year, ((((last.Month - 1) / MonthsOfQuarter) + 1) * MonthsOfQuarter));
        return endOfQuarter.Plus(rule.Terms.LagMonths).LastDay >= person.Given.Facts.AsOf;
    }
}
