using Verification.Vocabulary;

namespace Verification.Intake.Faults;

/// <summary>Faults of what follows on a verification, as far as the message itself shows them.</summary>
public static class ExitFaults
{
    private static readonly Text Correct = new("请修改后重新提交", "correct it and send it again");

    public static readonly FaultKind NothingGiven = new(
        "VR-INT-100", "nothing_given",
        new("补充材料没有答复、入户调查结论或更正后的申报", "the supplement has neither an answer, a visit nor a declaration"), Correct);

    public static readonly FaultKind QuestionRepeated = new(
        "VR-INT-101", "question_repeated", new("同一问题答复了两次", "a question is answered twice"), Correct);

    public static readonly FaultKind VerdictUnnamed = new(
        "VR-INT-102", "verdict_unnamed",
        new("应填写意见编号或报告编号,且只填一项", "exactly one of verdictId and reportNo must be given"), Correct);

    public static readonly FaultKind AmountNegative = new(
        "VR-INT-103", "amount_negative", new("金额不能为负", "the amount is negative"), Correct);
}
