using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>How it is said that papers settle an income.</summary>
internal static class PaperWords
{
    public static Text Confirmed(SettledIncome settled) =>
        Said.Words(Words.Kind(settled.Kind), new(":与登记记录一致,登记记录照计,依据", ": the records count as confirmed by "), Papers(settled.Papers));

    public static Text Replaced(SettledIncome settled) =>
        Said.Words(Words.Kind(settled.Kind), new(":登记记录不再计入,以材料为准,依据", ": these records no longer count, replaced by "), Papers(settled.Papers));

    public static Text Ended(SettledIncome settled) => Said.Words(
        Words.Kind(settled.Kind), new(":不再估算,也不再按申报推定,以材料为准,依据", ": no longer estimated, nor taken from what was declared; it counts as shown by "),
        Papers(settled.Ending), new(",所述时间", ", for "), Said.List(settled.EndedDays.Select(d => Said.Same($"{Said.Day(d.From!.Value)}…{Said.Day(d.To!.Value)}"))));

    private static Text Papers(IEnumerable<EvidenceItem> records) => Said.List(records.Select(p => p.Noted!).Distinct().Select(Noted));

    /// <summary>The paper, who noted it and when.</summary>
    private static Text Noted(Noted noted)
    {
        var (name, day) = (PaperNames.Of(noted.Document), Said.Day(noted.On));
        return new($"{name.Zh}({noted.Author} 于 {day} 登记)", $"{name.En} (noted by {noted.Author} on {day})");
    }
}
