namespace Verification.Vocabulary;

/// <summary>Why a number cannot be the number of such a document.</summary>
public enum IdentityDocumentFault
{
    None,
    NumberMissing,

    /// <summary>A person without document cannot have a number.</summary>
    NumberNotExpected,
    Length,
    Character,
    Province,
    BirthDate,
    BirthYear,
    Sequence,
    CheckCharacter,

    /// <summary>A number of another kind of document, e.g. a foreigner's given as resident id.</summary>
    OtherType,

    /// <summary>A first-generation number; it carries no check and is no longer valid.</summary>
    FifteenDigits,
}

/// <summary>What a clerk reads about a fault; never the number.</summary>
public static class IdentityDocumentFaults
{
    public static Text Sentence(this IdentityDocumentFault fault) => fault switch
    {
        IdentityDocumentFault.NumberMissing => new("缺少证件号码", "the document number is missing"),
        IdentityDocumentFault.NumberNotExpected => new("证件类型为“暂无证件”时不应填写号码", "a person without a document has no number"),
        IdentityDocumentFault.Length => new("证件号码位数不对", "the document number has the wrong length"),
        IdentityDocumentFault.Character => new(
            "证件号码含有不允许的字符(全角、空格、连字符均不接受)",
            "the document number holds a character that is not allowed (full-width, blank or hyphen)"),
        IdentityDocumentFault.Province => new("证件号码前两位不是省级行政区划代码", "the document number does not begin with a province"),
        IdentityDocumentFault.BirthDate => new("证件号码中的出生日期不存在", "the birth date in the document number does not exist"),
        IdentityDocumentFault.BirthYear => new("证件号码中的出生日期不可能", "the birth date in the document number is not possible"),
        IdentityDocumentFault.Sequence => new("证件号码的顺序码不能为000", "the sequence in the document number cannot be 000"),
        IdentityDocumentFault.CheckCharacter => new(
            "证件号码校验码不符,请核对是否录错", "the check character does not fit: look for a mistyped digit"),
        IdentityDocumentFault.OtherType => new("号码属于另一种证件类型", "the number belongs to another type of document"),
        IdentityDocumentFault.FifteenDigits => new(
            "15位号码已停用,请填写18位公民身份号码", "numbers of 15 digits are no longer valid: give the one of 18"),
        _ => throw new BrokenPromise($"{fault} has no sentence"),
    };
}
