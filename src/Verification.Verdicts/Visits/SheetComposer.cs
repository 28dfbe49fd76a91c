using System.Globalization;
using Verification.Assessment;
using Verification.Assessment.Concealment;
using Verification.Contracts.Api;
using Verification.Contracts.Intake;
using Verification.Verdicts.Reporting;
using Verification.Vocabulary;

namespace Verification.Verdicts.Visits;

/// <summary>One household of a list, opened.</summary>
/// <param name="Settlements">What supplements and visits have brought since.</param>
public sealed record VisitSubject(
    ListedHousehold Listed, HouseholdFacts Facts, VisitReasons Reasons, IReadOnlyList<Settlement> Settlements, string? StreetName);

/// <summary>Says whom to visit and what to ask, in the words of the page: pure, the same rows give the same sheet.</summary>
public static class SheetComposer
{
    public static VisitSheet Compose(VisitSubject subject)
    {
        var (listed, reasons) = (subject.Listed, subject.Reasons);
        return new()
        {
            Place = listed.Place,
            VerificationId = listed.VerificationId,
            Round = listed.Round,
            CaseNo = listed.CaseNo,
            Street = listed.Street,
            StreetName = subject.StreetName,
            Outcomes = [.. listed.Outcomes.Select(Outcome)],
            Persons = [.. subject.Facts.Members.Select(Person)],
            Asks = [.. reasons.Questions.Select(Ask)],
            Ledger = [.. Ledger.With(reasons.Ledger, subject.Settlements).Select(Line)],
            ExpectedYield = reasons.Yield.ToString(),
            Stake = reasons.Stake.Rounded(Rounding.DownToFen).ToString(),
        };
    }

    private static ProgrammeOutcome Outcome(string said) => said.IndexOf(':', StringComparison.Ordinal) is var at and > 0
        ? new() { Programme = said[..at], Outcome = said[(at + 1)..] }
        : throw new BrokenPromise("an outcome is written programme:outcome");

    private static VisitPerson Person(Person person) => new()
    {
        MemberRef = person.MemberRef,
        Relation = person.Relation,
        Name = Mask.Name(person.Name),
        Document = person.Document.AsResidentId?.CaseView ?? (person.Document.Number is { } number ? Mask.Middle(number, 1, 1) : null),
    };

    private static VisitAsk Ask(VisitQuestion question)
    {
        var words = VisitWords.Of(question.Topic);
        return new()
        {
            Topic = VisitTopics.Of(question.Topic),
            MemberRef = question.MemberRef,
            Item = question.Item,
            Question = QuestionOf(question, words),
            Why = words.Why,
            Accepts = question.Accepts.Count > 0 ? question.Accepts : words.Accepts,
            Size = question.Size?.Rounded(Rounding.NearestFen).ToString(),
            From = question.Days?.From,
            To = question.Days?.To,
            FromSignal = question.FromSignal,
            Sources = [.. question.Sources.Select(s => s.Code)],
            ExpectedYield = question.Yield.ToString(),
        };
    }

    // What the verdict asks is asked in its own words; what is about one item names it.
    private static BilingualText QuestionOf(VisitQuestion question, TopicWords words)
    {
        if (question is { Topic: VisitTopic.OpenReview, Item: { } code })
        {
            return ReasonCatalogue.Has(code) ? ReportComposer.Both(ReasonCatalogue.SentenceOf(code)) : words.Question;
        }

        return question is { Topic: VisitTopic.Difference or VisitTopic.RecentPurchase, Item: { } item } && ReportWords.Item(item) is var name
            ? new($"{name.Zh}:{words.Question.Zh}", $"{name.En}: {words.Question.En}")
            : words.Question;
    }

    private static LedgerLine Line(LedgerEntry entry) => new()
    {
        MemberRef = entry.MemberRef,
        Item = entry.Item,
        Declared = entry.Declared.Rounded(Rounding.NearestFen).ToString(),
        Found = entry.Found?.Rounded(Rounding.NearestFen).ToString(),
        Difference = entry.Size?.Rounded(Rounding.NearestFen).ToString(),
        Tolerance = entry.Tolerance.ToString("0.####", CultureInfo.InvariantCulture),
        Tolerated = entry.IsTolerated,
        AskedAs = entry.Asked is { } asked ? VisitTopics.Of(asked) : null,
        Settled = entry.Settled is { } settled ? new() { On = settled.On, Answer = settled.Answer, DecidedBy = settled.DecidedBy } : null,
    };
}
