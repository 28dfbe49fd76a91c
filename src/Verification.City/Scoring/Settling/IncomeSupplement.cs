using Verification.Assessment;
using Verification.City.Scoring.Reading;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Settling;

/// <summary>A question about income answered by a supplement: papers that tell the truth, taken in by the function the service takes them in by.</summary>
internal static class IncomeSupplement
{
    private const int FirstRound = 1;
    private const string Officer = "officer";

    /// <summary>Null: nothing is told of the lives of those asked, or what the papers show is refused.</summary>
    /// <param name="questions">All that are open; the first is answered.</param>
    /// <param name="persons">Ordinals of those it is about.</param>
    public static CityCase? Of(CityCase one, IReadOnlyList<QuestionOpen> questions, IReadOnlyList<int> persons)
    {
        // The verdict that asks is issued when no answer is awaited any more.
        one = one with { Answers = [.. one.Answers.Select(a => a is Answer.Later ? new Answer.Silent(a.Verification, a.Source, a.MemberOrdinal, Silence.NoAnswer) : a)] };
        var open = OpenMatters.Of(FirstRound, [.. questions.Select((q, i) => Matter(one, q, i))], one.Pack, one.Facts, one.Answers);
        var told = persons.Select(p => TrueIncome.Of(one, questions[0].Code, p, open)).OfType<TrueIncome>().ToList();
        if (told.Count == 0)
        {
            return null;
        }

        var needs = SourceNeeds.Of(one.Pack, one.Facts);
        SourceId? Place(string document, EvidenceKind kind) =>
            PaperPlace.Of(needs, (source, k) => one.Gives.GetValueOrDefault(source)?.Contains(k) == true, document, kind);
        var papers = told.SelectMany(t => Papers(one, questions[0], t, Place)).ToList();
        return EvidenceTaken.Of(one.Facts.Id, open, one.Answers, papers, Place) is EvidenceTaken.Together taken
            ? one with { Answers = taken.Answers, Facts = told.Aggregate(one.Facts, (facts, t) => t.Restated(facts)) }
            : null;
    }

    private static OpenMatter Matter(CityCase one, QuestionOpen question, int place) =>
        new(Id(place), question.Code, question.Source, one.Facts.Members.FirstOrDefault(m => m.MemberRef == question.MemberRef)?.Ordinal);

    private static string Id(int place) => $"q{place + 1}";

    /// <summary>One paper for each kind of document; what no register of the city gives the office leaves out, as the service's fault advises.</summary>
    private static IEnumerable<GivenEvidence> Papers(CityCase one, QuestionOpen question, TrueIncome told, Func<string, EvidenceKind, SourceId?> place) => told.Records
        .Select(record => (Record: record, Document: Document(one, question, record.Kind)))
        .Where(r => place(r.Document, r.Record.Kind) is not null)
        .GroupBy(r => r.Document, r => r.Record)
        .Select(paper => new GivenEvidence(Id(0), paper.Key, one.Facts.AsOf, told.Person.Ordinal, [.. paper])
        {
            Noted = new(paper.Key, $"truth-{told.Person.Ordinal}-{paper.Key}", Officer, one.Facts.AsOf),
        });

    /// <summary>Of the papers the question accepts the first that settles this kind by the law, else the first.</summary>
    private static string Document(CityCase one, QuestionOpen question, EvidenceKind kind) =>
        question.Accepts.FirstOrDefault(document => one.Pack.Sources.Any(s => s.IsSettledBy(document, kind))) ?? question.Accepts[0];
}
