using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>The stable codes of main causes.</summary>
public static class MainCauses
{
    public static string CodeOf(MainCause cause) => cause switch
    {
        MainCause.MandatorySourceSilent => "mandatory_source_silent",
        MainCause.Identity => "identity",
        MainCause.Consent => "consent",
        MainCause.Composition => "composition",
        MainCause.ConflictingSources => "conflicting_sources",
        MainCause.Discrepancy => "discrepancy",
        MainCause.AssumedLaw => "assumed_law",
        MainCause.StraddlesThreshold => "straddles_threshold",
        MainCause.Flag => "flag",
        MainCause.DisputedRecord => "disputed_record",
        _ => throw new BrokenPromise($"main cause {cause} has no code"),
    };

    /// <summary>What a cause means to a reader; null for a code nobody knows.</summary>
    public static Text? SentenceOf(string code) => code switch
    {
        "mandatory_source_silent" => new("必要数据源未能答复。", "A mandatory source gave no answer."),
        "identity" => new("有家庭成员的身份未能核实。", "A member's identity could not be established."),
        "consent" => new("有家庭成员缺少有效授权。", "A member's consent is missing or does not cover the day."),
        "composition" => new("家庭成员构成尚不能确定。", "Who belongs to the household is not certain."),
        "conflicting_sources" => new("数据源之间相互矛盾。", "Sources contradict each other."),
        "discrepancy" => new("申报与核对结果不一致。", "What was declared differs from what was found."),
        "assumed_law" => new("所依据的政策数值尚待确认。", "A value of law it rests on is assumed."),
        "straddles_threshold" => new("可能的数值跨越规定界限。", "What is possible lies on both sides of a limit."),
        "flag" => new("存在须入户核实的情形。", "A situation has to be looked at on the spot."),
        "disputed_record" => new("有异议的信息尚待数据源核实。", "A record that is objected to awaits its source's word."),
        _ => null,
    };
}
