using Verification.Vocabulary;

namespace Verification.Intake.Faults;

/// <summary>Faults of what a request says as a whole: place, time, purpose, batch.</summary>
public static class RequestFaults
{
    private static readonly Text Correct = new("请修改后重新提交", "correct it and send it again");

    public static readonly FaultKind ProvinceUnknown = new(
        "VR-INT-040", "region_province_unknown",
        new("行政区划代码前两位不是省级代码", "the region does not begin with a province of GB/T 2260"), Correct);

    public static readonly FaultKind RegionNotCounty = new(
        "VR-INT-041", "region_not_county", new("行政区划应为县级", "the region must be a county"), Correct);

    public static readonly FaultKind StreetOutsideRegion = new(
        "VR-INT-042", "street_outside_region",
        new("乡镇(街道)不在所填县级行政区划内", "the street does not lie in the region"), Correct);

    public static readonly FaultKind ProgrammeRepeated = new(
        "VR-INT-043", "programme_repeated", new("救助项目重复", "a programme is named twice"), Correct);

    public static readonly FaultKind InFuture = new(
        "VR-INT-044", "date_in_future", new("日期晚于明天", "the day is later than tomorrow"), Correct);

    public static readonly FaultKind DeadlineTooSoon = new(
        "VR-INT-045", "deadline_too_soon",
        new("截止时刻应至少在收到后{0}秒", "the deadline must be at least {0} s after receipt"),
        new("请延后截止时刻,或不填而采用政策规定的时限", "set a later deadline, or none: the time limit of law then holds"));

    public static readonly FaultKind DeadlineTooLate = new(
        "VR-INT-046", "deadline_too_late",
        new("截止时刻不得晚于收到后{0}天", "the deadline must be within {0} days of receipt"),
        new("请提前截止时刻,或不填而采用政策规定的时限", "set an earlier deadline, or none: the time limit of law then holds"));

    public static readonly FaultKind ItemOfOtherSubmitter = new(
        "VR-INT-090", "submitter_differs_from_batch",
        new("批次内请求的提交方与批次不一致", "the request names another submitter than its batch"), Correct);

    public static readonly FaultKind RequestRepeatedInBatch = new(
        "VR-INT-091", "request_repeated_in_batch",
        new("批次内请求编号重复", "the request id stands in the batch more than once"), Correct);
}
