using Verification.Vocabulary;

namespace Verification.Intake.Faults;

/// <summary>Faults of members and their values, each judged alone.</summary>
public static class ShapeFaults
{
    private static readonly Text SeeSchema = new("请对照接口模式(JSON Schema)修改", "correct it after the JSON Schema");
    private static readonly Text Correct = new("请修改后重新提交", "correct it and send it again");

    /// <summary>Its path is that of the object: a name from the input is never repeated.</summary>
    public static readonly FaultKind MemberUnknown = new(
        "VR-INT-010", "member_unknown", new("对象含有接口未定义的成员", "the object has a member that the contract does not know"), SeeSchema);

    public static readonly FaultKind MemberRepeated = new(
        "VR-INT-011", "member_repeated", new("同一成员出现多次", "the member stands there more than once"), SeeSchema);

    public static readonly FaultKind MemberMissing = new(
        "VR-INT-012", "member_missing", new("缺少必填成员", "a required member is missing"), SeeSchema);

    public static readonly FaultKind WrongType = new(
        "VR-INT-013", "type_wrong", new("值的JSON类型不对", "the value has the wrong JSON type"), SeeSchema);

    public static readonly FaultKind TextLength = new(
        "VR-INT-020", "text_length", new("长度应为{0}至{1}个字符", "the text must have {0} to {1} characters"), Correct);

    public static readonly FaultKind TextFormat = new(
        "VR-INT-021", "text_format", new("格式不符合要求", "the text does not have the required form"), SeeSchema);

    public static readonly FaultKind TextCharacters = new(
        "VR-INT-022", "text_characters",
        new("含有控制字符、不可见字符或私有区字符", "the text holds control, invisible or private-use characters"), Correct);

    public static readonly FaultKind TextBlank = new(
        "VR-INT-023", "text_blank", new("不能只有空白", "the text is blank"), Correct);

    public static readonly FaultKind CodeUnknown = new(
        "VR-INT-024", "code_unknown", new("不是规定的代码之一", "the value is none of the codes allowed"), SeeSchema);

    public static readonly FaultKind AmountFormat = new(
        "VR-INT-025", "amount_format",
        new("金额应写成带两位小数的文本,如\"1189.50\"", "an amount is a text with two decimals, e.g. \"1189.50\""), Correct);

    public static readonly FaultKind DateFormat = new(
        "VR-INT-026", "date_format", new("日期应写成YYYY-MM-DD且真实存在", "a day is written YYYY-MM-DD and must exist"), Correct);

    public static readonly FaultKind DateRange = new(
        "VR-INT-027", "date_out_of_range", new("日期应在{0}与{1}之间", "the day must lie between {0} and {1}"), Correct);

    public static readonly FaultKind InstantFormat = new(
        "VR-INT-028", "instant_format",
        new("时刻应写明时区,如2026-11-23T10:00:00+08:00", "an instant carries its offset, e.g. 2026-11-23T10:00:00+08:00"), Correct);

    public static readonly FaultKind UuidFormat = new(
        "VR-INT-029", "uuid_format", new("不是UUID", "the value is not a UUID"), Correct);

    public static readonly FaultKind ListLength = new(
        "VR-INT-030", "list_length", new("应有{0}至{1}项", "the list must have {0} to {1} items"), Correct);

    public static readonly FaultKind NumberRange = new(
        "VR-INT-031", "number_out_of_range", new("应为{0}至{1}之间的整数", "the value must be a whole number from {0} to {1}"), Correct);
}
