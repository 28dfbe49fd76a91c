namespace Verification.Intake.Faults;

/// <summary>Every fault a request can be refused for; codes are never reused.</summary>
public static class FaultCatalogue
{
    /// <summary>In the order of their codes.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        BodyFaults.Empty, BodyFaults.TooLarge, BodyFaults.NotUtf8, BodyFaults.ByteOrderMark, BodyFaults.NotJson, BodyFaults.TooDeep,
        BodyFaults.MoreAfterBody, BodyFaults.More, BodyFaults.Unreadable,
        ShapeFaults.MemberUnknown, ShapeFaults.MemberRepeated, ShapeFaults.MemberMissing, ShapeFaults.WrongType,
        ShapeFaults.TextLength, ShapeFaults.TextFormat, ShapeFaults.TextCharacters, ShapeFaults.TextBlank, ShapeFaults.CodeUnknown,
        ShapeFaults.AmountFormat, ShapeFaults.DateFormat, ShapeFaults.DateRange, ShapeFaults.InstantFormat, ShapeFaults.UuidFormat,
        ShapeFaults.ListLength, ShapeFaults.NumberRange,
        RequestFaults.ProvinceUnknown, RequestFaults.RegionNotCounty, RequestFaults.StreetOutsideRegion, RequestFaults.ProgrammeRepeated,
        RequestFaults.InFuture, RequestFaults.DeadlineTooSoon, RequestFaults.DeadlineTooLate,
        PersonFaults.RefRepeated, PersonFaults.ApplicantMissing, PersonFaults.ApplicantRepeated, PersonFaults.GuardianUnknown,
        PersonFaults.GuardianSelf, PersonFaults.GuardianMissing, PersonFaults.RefUnknown,
        .. PersonFaults.Documents,
        PersonFaults.DocumentRepeated, PersonFaults.BirthDateMissing, PersonFaults.BirthDateContradicts, PersonFaults.BornLater,
        PersonFaults.PeriodReversed, PersonFaults.FactValueMissing, PersonFaults.SharesExceedWhole, PersonFaults.ShareOfUndivided,
        PersonFaults.HolderRepeated,
        RequestFaults.ItemOfOtherSubmitter, RequestFaults.RequestRepeatedInBatch,
        ExitFaults.NothingGiven, ExitFaults.QuestionRepeated, ExitFaults.VerdictUnnamed, ExitFaults.AmountNegative,
        RecheckFaults.Count, RecheckFaults.Unknown, RecheckFaults.WithoutVerdict, RecheckFaults.Closed, RecheckFaults.Repeated,
    ];
}
