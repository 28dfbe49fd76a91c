using Verification.Contracts.Api;
using Verification.Contracts.Verdicts;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>Who was checked, who was not, and why.</summary>
internal static class ReportPersons
{
    public static IReadOnlyList<ReportPerson> Of(ReportSubject subject)
    {
        var counted = subject.Verdict.Members.ToDictionary(m => m.MemberRef, StringComparer.Ordinal);
        var byPerson = subject.Answers.ToLookup(a => a.MemberOrdinal);
        return [.. subject.Facts.Everyone.Select(p => Of(p, [.. byPerson[p.Ordinal]], subject, counted.GetValueOrDefault(p.MemberRef)))];
    }

    private static ReportPerson Of(Person person, Answer[] answers, ReportSubject subject, CountedMember? counted)
    {
        var why = WhyNotChecked(person, answers, ChinaTime.DayOf(subject.Verdict.IssuedAt));
        return new()
        {
            MemberRef = person.MemberRef,
            Relation = person.Relation,
            Name = Mask.Name(person.Name),
            DocumentType = TypeOf(person.Document.Type),
            Document = person.Document.AsResidentId?.CaseView ?? (person.Document.Number is { } number ? Mask.Middle(number, 1, 1) : null),
            Checked = why is null,
            NotChecked = why,
            Counted = counted?.Counted,
            NotCounted = counted?.Reason,
        };
    }

    /// <summary>Null when a source looked for the person, whatever came of it.</summary>
    private static string? WhyNotChecked(Person person, Answer[] answers, DateOnly issuedOn) =>
        answers.Any(WasLookedFor) ? null
        : person.Consent is not { } consent ? "no-consent"
        : !consent.Validity.Contains(issuedOn) && answers.All(a => a is Answer.Silent { Why: Silence.Refused }) ? "consent-not-valid"
        : person.Document.Number is null ? "no-document"
        : answers.Any(a => a is Answer.Silent { Why: Silence.NotMatched }) ? "not-matched"
        : answers.Any(a => a is Answer.Silent { Why: Silence.NotSearchable }) ? "not-searchable"
        : answers.Length > 0 ? "refused"
        : "not-asked";

    private static string TypeOf(DocumentType type) => type switch
    {
        DocumentType.ResidentId => "resident-id",
        DocumentType.NoneYet => "none-yet",
        DocumentType.HkMoTwResidencePermit => "hk-mo-tw-residence-permit",
        DocumentType.TravelPermit => "travel-permit",
        DocumentType.ForeignPermanentCard => "foreign-permanent-card",
        DocumentType.Passport => "passport",
        _ => throw new BrokenPromise($"document type {type} has no code"),
    };

    private static bool WasLookedFor(Answer answer) => answer is Answer.Answered or 
        Answer.Silent { Why: not (Silence.Refused or Silence.NotMatched or Silence.NotSearchable or Silence.NotAsked) };
}
