using System.Collections.Frozen;
using Verification.Assessment.Explaining.Texts;
using Verification.Contracts.Intake;
using Verification.Verdicts.Reporting;

namespace Verification.Verdicts.Visits.Page;

/// <summary>Headings and labels of visit pages.</summary>
internal static class SheetWords
{
    private static readonly FrozenDictionary<string, BilingualText> Labels = new (string Code, string Zh, string En)[]
    {
        ("title", "入户核实单", "Home visit"),
        ("list-title", "入户名单", "Visit list"),
        ("week", "周次", "Week"),
        ("street", "街道(乡镇)", "Street office"),
        ("address", "住址(由街道填写)", "Address (filled in by the street office)"),
        ("case-no", "案卷编号", "Case no."),
        ("verification", "核对编号", "Verification"),
        ("round", "轮次", "round"),
        ("outcome", "核对意见", "Verdict"),
        ("place", "序号", "No."),
        ("officers", "工作人员", "Officers"),
        ("budget", "每人每周额度", "Visits each"),
        ("listed", "列入", "Listed"),
        ("drawn-at", "生成日期", "Drawn on"),
        ("given-before", "以前列入、尚无反馈", "Listed before, nothing back yet"),
        ("withheld", "暂缓说明", "What was withheld"),
        ("persons", "家庭成员", "Members"),
        ("asks", "一、请询问", "1. Please ask"),
        ("ask", "问题", "Question"),
        ("about", "对象", "About"),
        ("accepts", "可出示的材料", "Papers that answer it"),
        ("answer", "回答", "Answer"),
        ("signatures", "二、签字", "2. Signatures"),
        ("family", "被访家庭成员", "Member of the household"),
        ("officer-1", "入户人员一", "Officer 1"),
        ("officer-2", "入户人员二", "Officer 2"),
        ("date", "日期", "Date"),
        ("cut", "沿此线裁下:以下仅供工作人员,不向家庭出示", "Cut here: what follows is for officers, not for the family"),
        ("why-title", "三、询问原因(线索不是证据,不得作为不予救助的依据)", "3. Why (a signal is no evidence and no ground for a refusal)"),
        ("why", "原因", "Why"),
        ("size", "涉及金额(元)", "About (yuan)"),
        ("yield", "预期收益(元/年)", "Expected yield (yuan a year)"),
        ("together", "本户合计", "The household together"),
        ("ledger", "四、申报与核对对照(元)", "4. Declared against found (yuan)"),
        ("item", "项目", "Item"),
        ("declared", "申报", "Declared"),
        ("found", "核对", "Found"),
        ("difference", "差额", "Difference"),
        ("tolerance", "容许", "Tolerated"),
        ("settled", "此后答复", "Answered since"),
        ("household", "全户", "Household"),
        ("signal", "线索", "signal"),
        ("none", "无。", "None."),
        ("more", "其余项目见系统", "The other items are in the system"),
    }.ToFrozenDictionary(w => w.Code, w => new BilingualText(w.Zh, w.En), StringComparer.Ordinal);

    public static BilingualText Label(string code) => Labels[code];

    public static BilingualText Papers(IReadOnlyList<string> codes) => new(
        string.Join("、", codes.Select(c => PaperNames.Of(c).Zh)), string.Join(", ", codes.Select(c => PaperNames.Of(c).En)));

    public static BilingualText Item(string code) => ReportWords.Item(code);
}
