using Verification.Vocabulary;

namespace Verification.Intake.Faults;

/// <summary>Faults of the bytes as a whole.</summary>
public static class BodyFaults
{
    private static readonly Text SendJson = new("请以UTF-8编码(无BOM)发送一个JSON对象", "send one JSON object in UTF-8 without a byte order mark");

    public static readonly FaultKind Empty = new(
        "VR-INT-001", "body_empty", new("请求内容为空", "the body is empty"), SendJson);

    public static readonly FaultKind TooLarge = new(
        "VR-INT-002", "body_too_large",
        new("请求内容超过{0}字节", "the body is larger than {0} bytes"),
        new("请拆分后重新提交", "split it and send the parts"));

    public static readonly FaultKind NotUtf8 = new(
        "VR-INT-003", "body_not_utf8",
        new("请求内容不是有效的UTF-8编码", "the body is not valid UTF-8"), SendJson);

    public static readonly FaultKind ByteOrderMark = new(
        "VR-INT-004", "body_byte_order_mark",
        new("请求内容以字节顺序标记(BOM)开头", "the body begins with a byte order mark"), SendJson);

    public static readonly FaultKind NotJson = new(
        "VR-INT-005", "body_not_json",
        new("请求内容在第{0}字节处不符合JSON语法", "the body is not JSON at byte {0}"), SendJson);

    public static readonly FaultKind TooDeep = new(
        "VR-INT-006", "body_too_deep",
        new("嵌套超过{0}层", "objects and lists are nested deeper than {0}"), SendJson);

    public static readonly FaultKind MoreAfterBody = new(
        "VR-INT-007", "body_followed_by_more",
        new("JSON对象之后(第{0}字节)还有其他内容", "something follows the JSON value at byte {0}"), SendJson);

    public static readonly FaultKind More = new(
        "VR-INT-008", "more_faults",
        new("问题过多,其余未列出", "there are more faults than are listed"),
        new("请先修正已列出的问题再重新提交", "mend the listed ones and send it again"));

    public static readonly FaultKind Unreadable = new(
        "VR-INT-009", "body_unreadable",
        new("请求内容无法读取", "the body cannot be read"),
        new("请对照接口模式(JSON Schema)检查后重新提交", "check it against the JSON Schema and send it again"));
}
