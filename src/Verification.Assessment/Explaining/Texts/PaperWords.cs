using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>How it is said that papers settle an income.</summary>
internal static class PaperWords
{
    public static Text Of(SettledIncome settled)
    {
        var kind = Words.Kind(settled.Kind);
        var papers = Said.List(settled.Papers.Select(p => p.Noted!).Distinct().Select(Noted));
        return settled.Confirms
            ? Said.Words(kind, new(":与登记记录一致,登记记录照计,依据", ": the records count as confirmed by "), papers)
            : Said.Words(kind, new(":登记记录不再计入,以材料为准,依据", ": these records no longer count, replaced by "), papers);
    }

    /// <summary>The paper, who noted it and when.</summary>
    private static Text Noted(Noted noted)
    {
        var (name, day) = (PaperNames.Of(noted.Document), Said.Day(noted.On));
        return new($"{name.Zh}({noted.Author} 于 {day} 登记)", $"{name.En} (noted by {noted.Author} on {day})");
    }
}
