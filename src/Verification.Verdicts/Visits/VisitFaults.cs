using Verification.Contracts.Intake;

namespace Verification.Verdicts.Visits;

/// <summary>Why there is no visit list to give; codes are never reused.</summary>
public static class VisitFaults
{
    public static readonly RequestFault QueryUnreadable = Fault(
        "VR-VIS-001", "visits_query_unreadable", "?", "查询参数未知、重复、缺少或取值不符合要求。",
        "A parameter is unknown, missing, stands there twice, or has a value it cannot have.",
        "可用参数:street(6、9 或 12 位,必填)、week(如 2026-W48)、officers(1 至 20)、lang(zh、en)、purpose(assistance、recheck、audit)。",
        "Parameters are street (6, 9 or 12 digits, needed), week (e.g. 2026-W48), officers (1 to 20), lang (zh, en) and purpose (assistance, recheck, audit).");

    public static readonly RequestFault NotDrawn = Fault(
        "VR-VIS-002", "visits_not_drawn", "?week", "该周没有出过入户名单,且只能为本周或下一周出名单。",
        "No list was drawn for this week, and one is drawn for the present or the next week only.",
        "请查询本周或下一周。", "Ask for the present or the next week.");

    /// <summary>In the order of their codes.</summary>
    public static IReadOnlyList<RequestFault> All { get; } = [QueryUnreadable, NotDrawn];

    private static RequestFault Fault(string code, string name, string path, string zh, string en, string nextZh, string nextEn) => new()
    {
        Code = code, Name = name, Path = path, Sentence = new(zh, en), NextStep = new(nextZh, nextEn),
    };
}
