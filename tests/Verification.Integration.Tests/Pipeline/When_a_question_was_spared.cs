using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NUnit.Framework;
using Verification.Contracts;
using Verification.Evidence;
using Verification.Pipeline.Exits;
using Verification.Sources.Kit;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>A household far over the standard by its wages: no answer of the second stage could change that, until something new is brought.</summary>
[TestFixture]
public sealed class When_a_question_was_spared : RoadRoom
{
    private const string Late = "real-estate";
    private const string Hanging = "vehicles";
    private const int Members = 3;

    private readonly ConcurrentBag<(VerificationId Verification, string Source)> _asked = [];

    private protected override SourceCatalogue SourcesOfIt => new(
    [
        .. new[] { "bank-deposits", "civil-registry", "social-insurance" }.Select(id => Catalogued(id, EvidenceKind.Deposit, Nothing)),
        Catalogued("tax-wages", EvidenceKind.Wage, Wages), Catalogued(Late, EvidenceKind.RealEstate, Nothing), Catalogued(Hanging, EvidenceKind.Vehicle, _ => null),
    ]);

    [TearDown]
    public async Task Forget()
    {
        Assert.That(State.HeldBecause, Is.Null);
        await Do("delete from exit where state = 'received'");
        await Do("delete from outbox");
    }

    [Test]
    public async Task A_later_round_asks_it_of_those_it_was_spared_for()
    {
        var id = await Submitted("spared");
        var (first, askedFirst, wages) = (await StateOf(id, 1, Late), Asked(id, Late), Asked(id, "tax-wages"));
        await Supplement(id, "spared-s");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first, askedFirst), Is.EqualTo(("not-asked", 0)));
            Assert.That((await StateOf(id, 2, Late), Asked(id, Late)), Is.EqualTo(("no-record", Members)));
            Assert.That(Asked(id, "tax-wages"), Is.EqualTo(wages).And.Positive, "what was asked before is not asked again");
        }
    }

    [Test]
    public async Task One_that_does_not_answer_at_once_is_without_an_answer_and_holds_up_no_verdict()
    {
        var id = await Submitted("spared-hanging");
        await Supplement(id, "spared-hanging-s");
        Assert.That((await StateOf(id, 1, Hanging), await StateOf(id, 2, Hanging)), Is.EqualTo(("not-asked", "no-answer")));
    }

    [Test]
    public async Task A_third_round_asks_nothing_the_second_has_asked()
    {
        var id = await Submitted("spared-thrice");
        await Supplement(id, "spared-thrice-1");
        await Supplement(id, "spared-thrice-2");
        Assert.That((await Rounds(id), Asked(id, Late)), Is.EqualTo((3L, Members)));
    }

    private async Task<VerificationId> Submitted(string requestId)
    {
        await Deliver("verification.intake", ARequest.Household("con-01", requestId).Without("declared").Bytes);
        await Do("delete from outbox");
        return VerificationId.Derive(Submitter, requestId);
    }

    private async Task Supplement(VerificationId id, string requestId)
    {
        await Deliver("verification.exit.supplement", AnExit.Declaration(Submitter, requestId, id.Value, "100.00"));
        await The<ExitWork>().Round(CancellationToken.None);
        await Until(async () => await StateOfExit(requestId) == "applied");
        await Do("delete from outbox");
    }

    private int Asked(VerificationId id, string source) => _asked.Count(a => a.Verification == id && a.Source == source);

    private async Task<string> StateOf(VerificationId id, int round, string source) => JsonSerializer.Deserialize(
        await Ask<byte[]>($"select body from verdict where verification_id = '{id}' and round = {round}"), ContractJson.Wire.VerdictIssued)!
        .Sources.Single(s => s.Source == source).State;

    private CataloguedSource Catalogued(string id, EvidenceKind gives, Func<Question, Answer?> answer) =>
        new(new Telling(id, gives, answer, _asked), new() { Id = new(id), Adapter = "test" });

    private static Answer.Silent Nothing(Question question) =>
        new(question.Verification, question.Source, question.MemberOrdinal, Silence.NoRecord, question.AsOf);

    private static Answer Wages(Question question) => question.MemberOrdinal > 1 ? Nothing(question) : new Answer.Answered(
        question.Verification, question.Source, question.MemberOrdinal,
        [
            .. Enumerable.Range(1, 12).Select(back => YearMonth.Of(question.AsOf).Plus(-back)).Select(month => new EvidenceItem
            {
                Kind = EvidenceKind.Wage, Source = question.Source, RecordId = $"w-{month}", MemberOrdinal = question.MemberOrdinal, Period = Period.Of(month),
                Amount = Money.Of(9_000m), AsOf = question.AsOf,
            }),
        ],
        question.AsOf, Coverage.Unstated);

    /// <summary>Tells at once what it has, or nothing at all.</summary>
    private sealed class Telling(string id, EvidenceKind gives, Func<Question, Answer?> answer, ConcurrentBag<(VerificationId, string)> asked) : ISource
    {
        public SourceDescription Description { get; } = new()
        {
            Id = new(id), Name = new(id, id), Gives = [gives], QuestionsAtOnceMax = 100, SearchableBy = [DocumentType.ResidentId],
        };

        public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            foreach (var question in questions)
            {
                asked.Add((question.Verification, id));
                if (answer(question) is { } told)
                {
                    yield return told;
                }
            }
        }
    }
}
