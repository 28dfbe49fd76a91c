using Verification.Vocabulary;

namespace Verification.Intake.Faults;

/// <summary>Faults of a recheck and of the places it names.</summary>
public static class RecheckFaults
{
    private static readonly Text Correct = new("请修改后重新提交", "correct it and send it again");

    public static readonly FaultKind Count = new(
        "VR-INT-110", "recheck_count",
        new("应列出{0}至{1}项核对编号或案件编号", "{0} to {1} verifications or case numbers must be named"), Correct);

    public static readonly FaultKind Unknown = new(
        "VR-INT-111", "earlier_unknown",
        new("没有这项核对,或不属于该提交方", "there is no such verification, or it is another submitter's"), Correct);

    public static readonly FaultKind WithoutVerdict = new(
        "VR-INT-112", "earlier_without_verdict",
        new("该核对尚无意见,无从比较", "the verification has no verdict to compare with"),
        new("请待意见出具后再定期核对", "wait for its verdict"));

    public static readonly FaultKind Closed = new(
        "VR-INT-113", "earlier_closed",
        new("该核对已终止", "the verification has ended"),
        new("如仍需核对,请提交新的申请", "submit a new request if it is still wanted"));

    public static readonly FaultKind Repeated = new(
        "VR-INT-114", "earlier_repeated",
        new("同一家庭在本批次中出现多次", "the same verification is named more than once"), Correct);
}
