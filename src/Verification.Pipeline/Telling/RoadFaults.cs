using Verification.Assessment.Packs;
using Verification.Contracts.Intake;

namespace Verification.Pipeline.Telling;

/// <summary>Faults that only show on the road: the request is well formed, yet cannot be taken.</summary>
public static class RoadFaults
{
    public static readonly RequestFault OtherBody = new()
    {
        Code = "VR-ROAD-001",
        Name = "request_id_used_for_another_body",
        Path = "$.requestId",
        Sentence = new("该请求编号已用于另一份内容不同的申请。", "This request id was used before for a request with another content."),
        NextStep = new("如为新的核对,请换用新的请求编号;如为补充材料,请提交补充。", "Use a new request id for a new verification, or submit a supplement."),
    };

    public static readonly RequestFault NoLawInForce = new()
    {
        Code = "VR-ROAD-002",
        Name = "no_law_in_force",
        Path = "$.acceptedOn",
        Sentence = new("该地区在受理日没有已发布的政策包。", "No policy pack is in force for this region on the day of acceptance."),
        NextStep = new("请核对地区代码与受理日期,或联系政策人员发布政策包。", "Check region and acceptedOn, or ask policy staff to publish a pack."),
    };

    public static readonly RequestFault ProgrammeWithoutLaw = new()
    {
        Code = "VR-ROAD-004",
        Name = "programme_without_law",
        Path = "$.programmes",
        Sentence = new("政策包中没有所申请的救助项目。", "The policy pack in force does not contain a requested programme."),
        NextStep = new("请删去该项目,或联系政策人员。", "Leave the programme out, or ask policy staff."),
    };

    public static readonly RequestFault OurFault = new()
    {
        Code = "VR-ROAD-005",
        Name = "internal_fault",
        Path = "$",
        Sentence = new("系统内部错误,申请已保存,待运维处理。", "An internal fault; the request is kept and operators have been told."),
        NextStep = new("无需重新提交。", "There is no need to submit again."),
    };

    public static readonly RequestFault Closed = new()
    {
        Code = "VR-ROAD-006",
        Name = "verification_closed",
        Path = "$.requestId",
        Sentence = new("该请求编号的核对已终止,不再出具核对意见。", "The verification of this request id has been closed; it will get no verdict."),
        NextStep = new("如仍需核对,请换用新的请求编号重新提交。", "If it is still wanted, submit it under a new request id."),
    };

    public static readonly RequestFault AssumedLaw = new()
    {
        Code = "VR-ROAD-008",
        Name = "law_not_verified",
        Path = "$.programmes",
        Sentence = new(
            "所申请项目的政策含有未经查证的数值或规则,正式运行中不予核对。",
            "The law of a requested programme rests on values or rules nobody has verified; in production nothing is assessed on it."),
        NextStep = new(
            "请联系政策人员查证条款后更新政策包,或删去该项目。",
            "Ask policy staff to verify the articles and update the pack, or leave the programme out."),
    };

    /// <summary>What a request is told when there is no law to assess it under.</summary>
    public static RequestFault Of(PackInForce.Refused refused) =>
        refused == PackInForce.UnknownProgramme ? ProgrammeWithoutLaw
        : refused == PackInForce.AssumedInProduction ? AssumedLaw
        : NoLawInForce;

    public static readonly RequestFault EndsTheProcess = OurFault with { Code = "VR-ROAD-007", Name = "ends_the_process" };
}
