using Verification.Contracts.Intake;

namespace Verification.Verdicts.Exits;

/// <summary>Why a verification, as it stands, does not allow what is asked; codes are never reused.</summary>
public static class StandingFaults
{
    public static readonly RequestFault NoVerification = Fault(
        "VR-EXIT-001", "verification_unknown", "$.verificationId", "没有这项核对,或不属于该提交方。",
        "There is no such verification, or it is another submitter's.", "请核对编号;若申请刚刚提交,请在收到受理回执后再试。",
        "Check the id; if the request was only just sent, try again once it has been taken.");

    public static readonly RequestFault Closed = Fault(
        "VR-EXIT-002", "verification_closed", "$.verificationId", "该核对已终止,不再出具新的意见。",
        "The verification has ended; no further verdict follows.", "如仍需核对,请提交新的申请。", "Submit a new request if it is still wanted.");

    public static readonly RequestFault NoVerdictYet = Fault(
        "VR-EXIT-003", "no_verdict_yet", "$.verificationId", "该核对尚无意见。", "The verification has no verdict yet.",
        "请待意见出具后,就其列出的问题提交材料。", "Wait for the verdict, then answer the questions it lists.");

    public static readonly RequestFault NotLatest = Fault(
        "VR-EXIT-004", "verdict_not_latest", "$.verdictId", "所指意见不是最新一轮。", "The verdict named is not the latest one.",
        "请查看最新意见后重新提交。", "Look at the latest verdict and send it again.");

    public static readonly RequestFault QuestionUnknown = Fault(
        "VR-EXIT-005", "question_unknown", "$.answers", "最新意见中没有该编号的问题。", "The latest verdict has no question with this id.",
        "请按最新意见中的问题编号答复。", "Answer by the ids of the latest verdict.");

    public static readonly RequestFault NotAccepted = Fault(
        "VR-EXIT-006", "answer_not_accepted", "$.answers", "该问题不接受这种材料。", "The question does not accept this kind of document.",
        "请提供该问题 acceptedAnswers 中列出的材料。", "Give one of the documents in the question's acceptedAnswers.");

    public static readonly RequestFault PersonUnknown = Fault(
        "VR-EXIT-007", "person_unknown", "$", "所指人员不在该家庭中。", "The household has no person with this memberRef.",
        "请核对 memberRef。", "Check the memberRef.");

    public static readonly RequestFault SourceSilent = Fault(
        "VR-EXIT-008", "source_still_silent", "$.visit", "应提供该项信息的数据源尚未答复,入户所见不能代替。",
        "The source that should know this has not answered; what a visit saw cannot stand in for it.",
        "请就该数据源的问题提供其接受的材料。", "Answer the open question about that source with a document it accepts.");

    public static readonly RequestFault ReasonUnknown = Fault(
        "VR-EXIT-009", "reason_unknown", "$.disputedReasons", "所指意见中没有该理由。", "The verdict has no such reason.",
        "请按意见中的理由代码填写。", "Name reasons by the codes of the verdict.");

    public static readonly RequestFault NobodyKnows = Fault(
        "VR-EXIT-010", "kind_without_source", "$", "没有数据源提供这类信息,无法采信。", "No source of the law in force gives evidence of this kind.",
        "请删去该项,或联系政策人员。", "Leave it out, or ask policy staff.");

    public static readonly RequestFault RoundsExceeded = Fault(
        "VR-EXIT-011", "rounds_exceeded", "$.verificationId", "该核对的轮次已达上限,不再出具新的意见。",
        "The verification has had as many rounds as it may; no further verdict follows.", "如仍需核对,请提交新的申请。",
        "Submit a new request if it is still wanted.");

    public static readonly RequestFault RecordUnknown = Fault(
        "VR-EXIT-012", "record_unknown", "$.disputedRecords", "该核对没有采用这条信息。", "The verification rests on no such record.",
        "请按核对信息的数据源和记录编号填写。", "Name the record by its source and the source's record id.");

    public static readonly RequestFault NothingStated = Fault(
        "VR-EXIT-013", "income_not_stated", "$.answers", "就收入高于申报所作的答复没有写明金额和起止日期。",
        "The answer why records show more income than is stated names no amount and no days.",
        "请写明该人该项收入的金额和起止日期;没有收入的,金额填 0.00。", "State the amount and the days of that person's income, 0.00 if there was none.");

    /// <summary>The fault at its place in the message.</summary>
    internal static RequestFault At(this RequestFault fault, string path) => fault with { Path = path };

    private static RequestFault Fault(string code, string name, string path, string zh, string en, string nextZh, string nextEn) => new()
    {
        Code = code, Name = name, Path = path, Sentence = new(zh, en), NextStep = new(nextZh, nextEn),
    };
}
