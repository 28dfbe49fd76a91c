using Verification.Contracts.Intake;

namespace Verification.Verdicts.Decisions;

/// <summary>Why a notice of a decision is not taken; codes are never reused.</summary>
public static class DecisionFaults
{
    public static readonly RequestFault VerdictUnknown = new()
    {
        Code = "VR-EXIT-020",
        Name = "verdict_unknown",
        Path = "$.verdictId",
        Sentence = new("该核对没有所指的意见或报告。", "The verification has no such verdict or report."),
        NextStep = new("请核对意见编号或报告编号。", "Check the verdict id or the number of the report."),
    };

    public static readonly RequestFault ProgrammeUnknown = new()
    {
        Code = "VR-EXIT-021",
        Name = "programme_not_in_verdict",
        Path = "$.programme",
        Sentence = new("所指意见未涉及该救助项目。", "The verdict does not speak of this programme."),
        NextStep = new("请核对救助项目。", "Check the programme."),
    };

    public static readonly RequestFault DeviationWithoutReason = new()
    {
        Code = "VR-EXIT-022",
        Name = "deviation_without_reason",
        Path = "$.reason",
        Sentence = new("认定结果与核对意见不一致,但未说明理由。", "The decision departs from the verdict without a reason."),
        NextStep = new("请填写 reason 后重新提交。", "Give the reason and send it again."),
    };
}
