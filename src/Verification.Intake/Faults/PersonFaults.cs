using Verification.Vocabulary;

namespace Verification.Intake.Faults;

/// <summary>Faults of what a request says of persons and what they declare.</summary>
public static class PersonFaults
{
    private static readonly Text Correct = new("请修改后重新提交", "correct it and send it again");
    private static readonly Text LookAtDocument = new("请对照证件原件核对", "compare it with the document itself");

    public static readonly FaultKind RefRepeated = new(
        "VR-INT-050", "member_ref_repeated", new("成员代号重复", "two persons have the same memberRef"), Correct);

    public static readonly FaultKind ApplicantMissing = new(
        "VR-INT-051", "applicant_missing", new("没有申请人", "no member is the applicant"), Correct);

    public static readonly FaultKind ApplicantRepeated = new(
        "VR-INT-052", "applicant_repeated", new("申请人多于一名", "more than one person is the applicant"), Correct);

    public static readonly FaultKind GuardianUnknown = new(
        "VR-INT-053", "guardian_unknown", new("监护人不在本请求中", "the guardian is not in this request"), Correct);

    public static readonly FaultKind GuardianSelf = new(
        "VR-INT-054", "guardian_is_self", new("监护人不能是本人", "a person cannot be their own guardian"), Correct);

    public static readonly FaultKind GuardianMissing = new(
        "VR-INT-055", "guardian_missing",
        new("不满14周岁者的授权书须由监护人签署,未填写监护人", "under 14 a guardian signs the consent, and none is named"),
        new("请填写签署授权书的监护人代号", "name the guardian who signed"));

    public static readonly FaultKind RefUnknown = new(
        "VR-INT-056", "member_ref_unknown", new("申报指向本请求中没有的成员", "the declaration names a person who is not in this request"), Correct);

    public static readonly FaultKind DocumentRepeated = new(
        "VR-INT-072", "document_repeated", new("两人证件相同", "two persons have the same document"), LookAtDocument);

    public static readonly FaultKind BirthDateMissing = new(
        "VR-INT-073", "birth_date_missing",
        new("证件不能表明出生日期,须填写出生日期", "the document does not tell the birth date: it must be given"), Correct);

    public static readonly FaultKind BirthDateContradicts = new(
        "VR-INT-074", "birth_date_contradicts_document",
        new("出生日期与证件号码不一致", "the birth date is not that of the document number"), LookAtDocument);

    public static readonly FaultKind BornLater = new(
        "VR-INT-075", "birth_date_impossible",
        new("出生日期晚于受理日和基准日,或早于150年前", "born after both acceptance and as-of day, or more than 150 years before"), LookAtDocument);

    public static readonly FaultKind PeriodReversed = new(
        "VR-INT-080", "period_reversed", new("截止日早于起始日", "the last day is before the first"), Correct);

    public static readonly FaultKind FactValueMissing = new(
        "VR-INT-081", "fact_value_missing", new("此类情况须填写具体值", "a fact of this kind needs a value"), Correct);

    public static readonly FaultKind SharesExceedWhole = new(
        "VR-INT-082", "shares_exceed_whole", new("份额合计超过100%", "the shares add up to more than 100 %"), Correct);

    public static readonly FaultKind ShareOfUndivided = new(
        "VR-INT-083", "share_of_undivided", new("共同共有不应填写份额", "what is held jointly without shares cannot have a share"), Correct);

    public static readonly FaultKind HolderRepeated = new(
        "VR-INT-084", "holder_repeated", new("同一持有人重复", "a holder stands there twice"), Correct);

    /// <summary>What is wrong with a document number, 060 to 070.</summary>
    public static FaultKind Document(IdentityDocumentFault fault) => Documents[(int)fault - 1];

    internal static readonly IReadOnlyList<FaultKind> Documents =
    [
        Of("VR-INT-060", "document_number_missing", IdentityDocumentFault.NumberMissing),
        Of("VR-INT-061", "document_number_not_expected", IdentityDocumentFault.NumberNotExpected),
        Of("VR-INT-062", "document_number_length", IdentityDocumentFault.Length),
        Of("VR-INT-063", "document_number_character", IdentityDocumentFault.Character),
        Of("VR-INT-064", "document_number_province", IdentityDocumentFault.Province),
        Of("VR-INT-065", "document_number_birth_date", IdentityDocumentFault.BirthDate),
        Of("VR-INT-066", "document_number_birth_year", IdentityDocumentFault.BirthYear),
        Of("VR-INT-067", "document_number_sequence", IdentityDocumentFault.Sequence),
        Of("VR-INT-068", "document_number_check_character", IdentityDocumentFault.CheckCharacter),
        Of("VR-INT-069", "document_number_of_other_type", IdentityDocumentFault.OtherType),
        Of("VR-INT-070", "document_number_first_generation", IdentityDocumentFault.FifteenDigits),
    ];

    private static FaultKind Of(string code, string name, IdentityDocumentFault fault) => new(code, name, fault.Sentence(), LookAtDocument);
}
