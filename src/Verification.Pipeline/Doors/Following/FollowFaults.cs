using Verification.Intake.Faults;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors.Following;

/// <summary>Faults of a question about verifications; the path names the query parameter or header.</summary>
public static class FollowFaults
{
    private static readonly Text Correct = new("请修改查询参数后重试", "correct the query and ask again");
    private static readonly Text FromTheStart = new("请去掉游标,从第一页重新查询", "leave the cursor out and read from the first page");

    public static readonly FaultKind Unknown = new(
        "VR-LIST-001", "query_unknown", new("存在未知的查询参数", "there is a query parameter nobody knows"), Correct);

    public static readonly FaultKind Repeated = new(
        "VR-LIST-002", "query_repeated", new("查询参数重复", "a query parameter stands there more than once"), Correct);

    public static readonly FaultKind CodeUnknown = new(
        "VR-LIST-003", "query_code_unknown", new("不是规定的代码之一", "the value is none of the codes allowed"), Correct);

    public static readonly FaultKind Format = new(
        "VR-LIST-004", "query_format", new("格式不符合要求", "the value does not have the required form"), Correct);

    public static readonly FaultKind DayFormat = new(
        "VR-LIST-005", "query_day_format", new("日期应写成YYYY-MM-DD且真实存在", "a day is written YYYY-MM-DD and must exist"), Correct);

    public static readonly FaultKind DaysReversed = new(
        "VR-LIST-006", "query_days_reversed", new("截止日早于起始日", "the last day is before the first"), Correct);

    public static readonly FaultKind NumberRange = new(
        "VR-LIST-007", "query_number_range", new("应为{0}至{1}的整数", "the value must be a whole number from {0} to {1}"), Correct);

    public static readonly FaultKind CursorUnreadable = new(
        "VR-LIST-008", "cursor_unreadable", new("游标不是本服务给出的", "the cursor is none that was given out"), FromTheStart);

    public static readonly FaultKind EventIdUnreadable = new(
        "VR-LIST-009", "event_id_unreadable", new("Last-Event-ID不是本服务给出的", "the Last-Event-ID is none that was given out"),
        new("请去掉Last-Event-ID重新连接", "connect again without Last-Event-ID"));
}
