using Verification.Contracts.Api;
using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>Says what a verification found in the words of the report: pure, the same rows give the same report.</summary>
/// <remarks>
/// A report carries single amounts and so is given only to a caller whose scope holds it, over HTTP, each read recorded. It is never put on the
/// broker, into a log or into the history: there only household-level figures may stand (promise P9).
/// </remarks>
public static class ReportComposer
{
    public static readonly BilingualText Statement = new(
        "本报告仅反映授权范围内相关部门反馈的信息,供审核确认参考,不作为是否给予救助的决定",
        "This report only reflects what the departments concerned reported within the authorisation given. It is for reference in review and confirmation, and is no decision whether assistance is granted");

    public static VerificationReport Compose(ReportSubject subject)
    {
        var (report, verdict, facts) = (subject.Report, subject.Verdict, subject.Facts);
        var replies = ReportReplies.Of(subject);
        return new()
        {
            Number = report.Number,
            Version = report.Version,
            State = subject.State,
            Provisional = subject.Provisional,
            Partial = verdict.Partial,
            VerificationId = verdict.VerificationId,
            VerdictId = verdict.VerdictId,
            Round = verdict.Round,
            Submitter = verdict.Submitter,
            RequestId = verdict.RequestId,
            CaseNo = verdict.CaseNo,
            Programme = report.Programme,
            ProgrammeName = subject.Pack.Find(new(report.Programme)) is { } rule ? Both(rule.Means) : new(report.Programme, report.Programme),
            Region = facts.Region.Code,
            RegionName = subject.RegionName,
            IssuedAt = report.IssuedAt,
            ValidUntil = verdict.ValidUntil,
            AsOf = verdict.AsOf,
            LookBack = verdict.LookBack,
            Outcome = subject.Programme.Outcome,
            Authorisations = [.. facts.Everyone.Where(p => p.Consent is not null).Select(AuthorisationOf)],
            Persons = ReportPersons.Of(subject),
            Items = ReportItems.Of(subject),
            Replies = replies,
            Unanswered = ReportReplies.Unanswered(replies),
            Provinces = verdict.Provinces,
            Indicators = subject.Indicators,
            Reasons = subject.Programme.Reasons,
            Flags = ReportFlags.Of(subject),
            Statement = Statement,
            Remedy = verdict.Remedy,
            Pack = verdict.Pack,
            PackDigest = verdict.PackDigest,
            VerdictDigest = verdict.VerdictDigest,
            PreparedBy = report.PreparedBy,
            CheckedBy = subject.OfficerRef,
        };
    }

    internal static BilingualText Both(Text text) => new(text.Zh, text.En);

    private static ReportAuthorisation AuthorisationOf(Person person) => new()
    {
        MemberRef = person.MemberRef,
        DocumentNo = person.Consent!.DocumentNo,
        From = person.Consent.Validity.From,
        To = person.Consent.Validity.To,
    };
}
