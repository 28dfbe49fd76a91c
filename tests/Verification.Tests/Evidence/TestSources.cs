using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Tests.Evidence;

/// <summary>A source in this process that answers as its test wants.</summary>
internal sealed class TestSource(string id, Func<IReadOnlyList<Question>, CancellationToken, IAsyncEnumerable<Answer>> ask, int atOnce = 200) : ISource
{
    public ConcurrentQueue<IReadOnlyList<Question>> Calls { get; } = [];

    public SourceDescription Description { get; } = new()
    {
        Id = new(id),
        Name = new("测试", "Test"),
        Gives = [EvidenceKind.Wage],
        QuestionsAtOnceMax = atOnce,
        SearchableBy = [DocumentType.ResidentId, DocumentType.Passport],
    };

    public IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, CancellationToken ct)
    {
        Calls.Enqueue(questions);
        return ask(questions, ct);
    }

    public static TestSource Answering(string id, int atOnce = 200) => Each(id, Known, atOnce);

    public static TestSource Each(string id, Func<Question, Answer?> answer, int atOnce = 200) =>
        new(id, (questions, _) => Stream(questions.Select(answer).OfType<Answer>()), atOnce);

    public static TestSource Throwing(string id) => new(id, (_, _) => throw new InvalidDataException("the name of a person"));

    /// <summary>Says nothing until it is told to stop.</summary>
    public static TestSource Hanging(string id) => new(id, (_, ct) => Hang(ct));

    /// <summary>Answers about all but some, and about those not until it is told to stop.</summary>
    public static TestSource HangingOver(string id, Func<Question, bool> whom, Task ready) =>
        new(id, (questions, ct) => Some(questions, whom, ready, ct));

    /// <summary>Says nothing and does not listen when told to stop.</summary>
    public static TestSource Deaf(string id, Task until) => new(id, (questions, _) => After(until, questions));

    public static Answer.Answered Known(Question question) => Known(question, Item(question));

    public static Answer.Answered Known(Question question, params EvidenceItem[] items) => new(
        question.Verification, question.Source, question.MemberOrdinal, items, new(2026, 11, 1), Coverage.Unstated);

    public static EvidenceItem Item(Question question) => new()
    {
        Kind = EvidenceKind.Wage,
        Source = question.Source,
        RecordId = $"r-{question.MemberOrdinal}",
        MemberOrdinal = question.MemberOrdinal,
        Period = new(new(2026, 10, 1), new(2026, 10, 31)),
        Amount = Money.Of(1200m),
        AsOf = new(2026, 11, 1),
    };

    public static Answer.Silent Silent(Question question, Silence why) => new(question.Verification, question.Source, question.MemberOrdinal, why);

    public static async IAsyncEnumerable<Answer> Stream(IEnumerable<Answer> answers)
    {
        await Task.Yield();
        foreach (var answer in answers)
        {
            yield return answer;
        }
    }

    private static async IAsyncEnumerable<Answer> Hang([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        yield break;
    }

    private static async IAsyncEnumerable<Answer> Some(
        IReadOnlyList<Question> questions, Func<Question, bool> not, Task ready, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await ready;
        foreach (var question in questions.Where(q => !not(q)))
        {
            yield return Known(question);
        }

        if (questions.Any(not))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        }
    }

    private static async IAsyncEnumerable<Answer> After(Task until, IReadOnlyList<Question> questions)
    {
        await until;
        foreach (var question in questions)
        {
            yield return Known(question);
        }
    }
}

/// <summary>Households, plans and lanes by intent.</summary>
internal static class Asking
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    public static readonly Period LookBack = new(new(2025, 11, 1), new(2026, 10, 31));

    public static HouseholdFacts Household(string request = "r-1", int members = 2, Func<Person, Person>? with = null) => new()
    {
        Id = VerificationId.Derive("tianshui-dibao", request),
        Submitter = new("tianshui-dibao"),
        RequestId = request,
        CaseNo = "case-1",
        HouseholdRef = "h-1",
        Purpose = "dibao",
        Kind = "initial",
        Programmes = [new("dibao")],
        Region = RegionCode.Parse("620502"),
        Street = RegionCode.Parse("620502001"),
        AcceptedOn = new(2026, 11, 20),
        AsOf = new(2026, 11, 20),
        Members = [.. Enumerable.Range(1, members).Select(ordinal => Adult(ordinal)).Select(with ?? (p => p))],
    };

    public static Person Adult(int ordinal) => new()
    {
        Ordinal = ordinal,
        MemberRef = $"m-{ordinal}",
        Relation = ordinal == 1 ? "applicant" : "other",
        Name = "某人",
        Document = new(DocumentType.ResidentId, $"62059919800101{ordinal:000}X"),
        Consent = new($"A-{ordinal}", new string('0', 64), ["*"], new(new(2026, 1, 1), new(2026, 12, 31))),
    };

    public static SourceNeeds Needs(params string[] sources) => new([.. sources.Select(s => Rule(s))], LookBack);

    public static SourceRule Rule(string source, int fromAge = 0, int stage = 1) =>
        new(new(source), SourceRole.Mandatory, Matters.Income, fromAge, 30, stage, AsksObligors: false, []);

    public static SourceCatalogue Catalogue(params ISource[] sources) => Catalogue(new FastLaneSettings(), sources);

    public static SourceCatalogue Catalogue(FastLaneSettings? fast, params ISource[] sources) => new(
        [.. sources.Select(s => new CataloguedSource(s, new() { Id = s.Description.Id, Adapter = "test", QuestionsAtOnceMax = 5_000, Fast = fast }))]);

    public static FastLane Lane(SourceCatalogue catalogue, TimeProvider clock) => new(catalogue, clock, Metrics(), NullLogger<FastLane>.Instance);

    public static LaneOnAFakeClock Lane(SourceCatalogue catalogue, FakeTimeProvider clock) => new(Lane(catalogue, (TimeProvider)clock), clock);

    public static EvidenceMetrics Metrics() => new(new Meter("test"));

    public static QuestionPlan Plan(SourceCatalogue catalogue, HouseholdFacts facts) =>
        QuestionPlan.For(facts, Needs([.. catalogue.All.Select(s => s.Settings.Id.Code)]), catalogue, Today);
}
