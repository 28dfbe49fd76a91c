using System.Globalization;
using Verification.Contracts.Api;
using Verification.Contracts.Intake;

namespace Verification.Verdicts.Visits;

/// <summary>The list a caller reads: its head as drawn, its sheets, and in words what was withheld.</summary>
public static class ListComposer
{
    public static VisitList Compose(ListKey key, string? streetName, DrawnList head, IReadOnlyList<VisitSheet> sheets) => new()
    {
        Street = key.Street.Code,
        StreetName = streetName,
        Week = key.Week.ToString(),
        From = key.Week.Monday,
        To = key.Week.Sunday,
        Officers = head.Officers,
        VisitsEach = head.VisitsEach,
        DrawnAt = head.DrawnAt,
        Withheld = new()
        {
            Count = head.Withheld,
            LowestListed = AlertRow.Yuan(head.LowestListedFen)?.ToString(),
            HighestWithheld = AlertRow.Yuan(head.HighestWithheldFen)?.ToString(),
            GivenBefore = head.GivenBefore,
            Statement = Statement(head),
        },
        Households = sheets,
    };

    private static BilingualText Statement(DrawnList head) => head switch
    {
        { Withheld: 0, LowestListedFen: null } => new("本周没有需要入户核实的家庭。", "There is nobody to visit this week."),
        { Withheld: 0 } => new("没有因额度而暂缓的家庭。", "Nobody was withheld for the budget."),
        _ => new(
            string.Create(CultureInfo.InvariantCulture, $"因每周额度暂缓 {head.Withheld} 户:需复核的在先,其余按预期收益;列入的最低预期收益为每年 {AlertRow.Yuan(head.LowestListedFen)} 元,暂缓的最高为每年 {AlertRow.Yuan(head.HighestWithheldFen)} 元。"),
            string.Create(CultureInfo.InvariantCulture, $"{head.Withheld} household(s) withheld for the week's budget; reviews come first, others by expected yield: the least expected yield listed is {AlertRow.Yuan(head.LowestListedFen)} yuan a year, the most withheld {AlertRow.Yuan(head.HighestWithheldFen)}.")),
    };
}
