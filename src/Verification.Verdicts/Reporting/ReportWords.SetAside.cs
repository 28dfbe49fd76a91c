namespace Verification.Verdicts.Reporting;

internal static partial class ReportWords
{
    /// <summary>Why records are not in the sum of their item.</summary>
    private static IEnumerable<(string Key, string Zh, string En)> SetAside =>
    [
        ("label/aside-replaced", "以上记录不计入合计,以下列材料为准", "Not in the sum: replaced by"),
        ("label/aside-confirms", "以上材料与登记记录一致,登记记录照计,材料不重复计入", "Not in the sum: says what the register says, whose records count"),
        ("label/aside-told-again", "以上材料不计入合计,以下列材料为准", "Not in the sum: told again, or later answered, by"),
        ("label/ends", "以上材料说明该项收入,所述月份不再估算,也不再按申报推定", "Says what was earned: of these months nothing is estimated any more, nor taken from what was declared"),
        ("label/aside-differs", "下列材料相互不一致,或不能确定其对应哪些登记记录,已按各种可能分别计算", "These papers differ, or do not say which records they speak of; the household was assessed in every way"),
    ];
}
