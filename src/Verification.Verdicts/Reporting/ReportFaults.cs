using Verification.Contracts.Intake;

namespace Verification.Verdicts.Reporting;

/// <summary>Why there is no report to give; codes are never reused.</summary>
public static class ReportFaults
{
    public static readonly RequestFault NoVerdictYet = Fault(
        "VR-REP-001", "report_without_verdict", "$", "尚未出具核对意见,没有核对报告。", "There is no verdict yet, and no report.",
        "请在核对意见出具后再查询,可通过 events 接口等待。", "Ask again once there is a verdict; the address /events waits for it.");

    public static readonly RequestFault ProgrammeNotAsked = Fault(
        "VR-REP-002", "report_of_other_programme", "?programme", "核对报告只用于申请核对的救助项目,不得跨项目使用。",
        "A report serves the programmes its verification was asked for, and no other.",
        "请使用该核对所申请的救助项目代码;其他项目须另行提交核对申请。",
        "Name a programme the verification was asked for; for another one submit a verification of its own.");

    public static readonly RequestFault ProgrammeNeeded = Fault(
        "VR-REP-003", "report_programme_needed", "?programme", "该核对涉及多个救助项目,每个项目各有一份报告。",
        "The verification was asked for several programmes, each with a report of its own.",
        "请加上 programme 参数。", "Add the parameter programme.");

    public static readonly RequestFault VersionUnknown = Fault(
        "VR-REP-004", "report_version_unknown", "?version", "没有该版本的核对报告。", "There is no report of this version.",
        "请去掉 version 参数查询最新报告。", "Leave version out to read the latest one.");

    public static readonly RequestFault Withdrawn = Fault(
        "VR-REP-005", "report_of_withdrawn", "$", "该核对已撤回,且未出具过核对报告。", "The verification was withdrawn before a report was issued.",
        "如仍需核对,请重新提交申请。", "Submit a new request if it is still wanted.");

    public static readonly RequestFault Erased = Fault(
        "VR-REP-006", "report_content_erased", "$", "该核对的个人信息已按规定删除,报告内容不可再现。",
        "Personal data of this verification was erased; the report cannot be shown any more.",
        "如需凭证,请使用核对意见的历史证明。", "Use the proof of the verdict in the history where evidence is needed.");

    public static readonly RequestFault QueryUnreadable = Fault(
        "VR-REP-007", "report_query_unreadable", "?", "查询参数未知、重复或取值不符合要求。",
        "A parameter is unknown, stands there twice, or has a value it cannot have.",
        "可用参数:programme、version、lang(zh、en)、purpose(assistance、recheck、audit)。",
        "Parameters are programme, version, lang (zh, en) and purpose (assistance, recheck, audit).");

    /// <summary>In the order of their codes.</summary>
    public static IReadOnlyList<RequestFault> All { get; } =
        [NoVerdictYet, ProgrammeNotAsked, ProgrammeNeeded, VersionUnknown, Withdrawn, Erased, QueryUnreadable];

    private static RequestFault Fault(string code, string name, string path, string zh, string en, string nextZh, string nextEn) => new()
    {
        Code = code, Name = name, Path = path, Sentence = new(zh, en), NextStep = new(nextZh, nextEn),
    };
}
