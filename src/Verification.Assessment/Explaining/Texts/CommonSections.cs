using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>Sections that read the same for everybody who may read them at all.</summary>
internal static class CommonSections
{
    /// <summary>Who was asked, what came back and for which day; members only: what obligors' sources said is not told here.</summary>
    public static TextSection Sources(Explanation explanation) => new(
        new("信息来源", "Sources"),
        [.. explanation.Assessment.Sources.Select(s => new TextLine(Said.Words(
            Words.Source(s.Source.Code), new(":", ": "), Words.Silence(s.Silence), AsOf(s.AsOf))))]);

    public static TextSection Members(Explanation explanation) => new(
        new("家庭成员", "Members"),
        [.. explanation.Assessment.Members.Select(m => new TextLine(Said.Words(
            Member(m.MemberRef), new(":", ": "),
            m.Reason is { } reason ? explanation.Assessment.Pack.SentenceOf(reason) : new("计入共同生活的家庭成员。", "Counted as a member of the household."))))]);

    public static TextSection Remedy() => new(new("救济途径", "Remedy"), [new(ReasonCatalogue.SentenceOf("remedy.where"))]);

    /// <summary>What is paid once for months before the law was published, and for which months; null when nothing is.</summary>
    public static Text? Arrears(ProgrammeAssessment programme) => programme.Arrears is not { } owed ? null : Said.Words(
        new("提标补发(一次性):", "Arrears, paid once: "), Said.Amount(owed.Amount, Unit.OfYuan),
        owed.FirstMonth == owed.LastMonth
            ? new($"({owed.FirstMonth})", $" ({owed.FirstMonth})")
            : new($"({owed.FirstMonth} 至 {owed.LastMonth})", $" ({owed.FirstMonth} to {owed.LastMonth})"));

    public static Text Member(string memberRef) => new($"成员 {memberRef}", $"Member {memberRef}");

    public static Text AsOf(DateOnly? day) => day is { } known ? new($"(数据日期 {Said.Day(known)})", $" (as of {Said.Day(known)})") : Said.Same("");
}
