using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Evidence;
using Verification.Pipeline.Corrections;
using Verification.Pipeline.Exits;
using Verification.Sources.Kit;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>From an objection to a bank's record to the bank's word: what rests on the record is assessed again each time.</summary>
[TestFixture]
public sealed class When_a_record_is_objected_to : RoadRoom
{
    private const string Bank = "bank-deposits";
    private const string Reason = "property.financial_over_limit";

    private protected override SourceCatalogue SourcesOfIt => new(
        [.. new[] { Bank, "civil-registry", "tax-wages", "social-insurance" }.Select(id => new CataloguedSource(new OneDeposit(id), new() { Id = new(id), Adapter = "test" }))]);

    [TearDown]
    public async Task No_promise_was_broken()
    {
        Assert.That(State.HeldBecause, Is.Null);
        await Do("delete from exit where state = 'received'");
        await Do("delete from outbox");
        await Do("truncate source_correction, correction_reach");
        await The<RecordMarks>().Refresh(CancellationToken.None);
    }

    [Test]
    public async Task It_does_not_refuse_any_more_by_itself()
    {
        var id = await Objected("dispute-review");
        var verdict = await VerdictOf(id, 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await VerdictOf(id, 1)).Programmes[0].Outcome, Is.EqualTo("ineligible"));
            Assert.That((verdict.Programmes[0].Outcome, verdict.OpenedBy), Is.EqualTo(("review", "objection")));
            Assert.That(verdict.Programmes[0].Reasons.Select(r => r.Code), Does.Contain("evidence.disputed"));
            Assert.That(verdict.Programmes[0].OpenQuestions.Select(q => (q.Addressee, q.Source)), Does.Contain(("source", Bank)));
            Assert.That(await Ask<string>("select state from source_correction"), Is.EqualTo("disputed"));
        }
    }

    [Test]
    public async Task One_that_the_verification_does_not_rest_on_is_refused()
    {
        var id = await Decided("dispute-unknown");
        await Object(id, "dispute-unknown-o", "no-such-record");
        await Until(async () => await StateOfExit("dispute-unknown-o") == "refused");
        Assert.That(await Ask<string>("select refused_for from exit where request_id = 'dispute-unknown-o'"), Is.EqualTo("VR-EXIT-012"));
        Assert.That(await Ask<long>("select count(*) from source_correction"), Is.Zero);
    }

    [Test]
    public async Task Others_that_rest_on_it_are_listed_and_rechecked_once()
    {
        var other = await Decided("dispute-other");
        await Objected("dispute-reach");
        await WorkTwice();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<long>($"select count(*) from correction_reach where verification_id = '{other}' and assessed_for = 'open' and batch_id is not null"), Is.EqualTo(1));
            Assert.That(await Ask<long>($"select count(*) from recheck_item where earlier_id = '{other}'"), Is.EqualTo(1));
            Assert.That(await Ask<string>("select assessed_for from source_correction"), Is.EqualTo("open"));
        }
    }

    [TestCase(CorrectionState.Upheld, "ineligible")]
    // Without the wage nothing shows the work that is stated: it is estimated, and somebody has to ask.
    [TestCase(CorrectionState.Corrected, "review")]
    public async Task The_next_round_follows_when_the_source_has_spoken(CorrectionState told, string outcome)
    {
        var id = await Objected($"dispute-{told}");
        var store = The<CorrectionStore>();
        var correction = (await store.List(all: false, 10, CancellationToken.None)).Single();
        var now = TimeProvider.System.GetUtcNow();
        Assert.That(await store.Told(correction.CorrectionId, told, now, "officer-17", "doc-9", null, CancellationToken.None), Is.False, "nobody has asked the source");
        Assert.That(await store.Sent(correction.CorrectionId, now, new(ChinaTime.DayOf(now).AddDays(20), false), CancellationToken.None), Is.True);
        Assert.That(await store.Told(correction.CorrectionId, told, now, "officer-17", "doc-9", null, CancellationToken.None), Is.True);
        await WorkTwice();
        await Until(async () => await Rounds(id) == 3);
        var verdict = await VerdictOf(id, 3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((verdict.OpenedBy, verdict.Programmes[0].Outcome), Is.EqualTo(("correction", outcome)));
            Assert.That(verdict.Programmes[0].Reasons.Select(r => r.Code), Does.Not.Contain("evidence.disputed"));
        }
    }

    [Test]
    public async Task A_source_that_lets_its_day_pass_leaves_it_disputed()
    {
        await Objected("dispute-lapse");
        var correction = (await The<CorrectionStore>().List(all: false, 10, CancellationToken.None)).Single();
        await Do("update source_correction set state = 'sent', sent_at = now(), due_on = current_date - 2");
        await The<CorrectionWork>().Round(CancellationToken.None);
        Assert.That((await The<CorrectionStore>().Find(correction.CorrectionId, CancellationToken.None))!.Standing, Is.EqualTo(CorrectionState.Unanswered));
    }

    /// <summary>A household refused for the deposit, and its objection applied.</summary>
    private async Task<VerificationId> Objected(string name)
    {
        var id = await Decided(name);
        await Object(id, $"{name}-o", OneDeposit.RecordId);
        await Until(async () => await Rounds(id) == 2);
        await Until(async () => await Ask<long>("select count(*) from outbox") == 0);
        return id;
    }

    private async Task Object(VerificationId id, string requestId, string record)
    {
        await Until(async () => await Ask<long>("select count(*) from outbox") == 0);
        var body = AnExit.Objection(Submitter, requestId, id.Value, VerdictId.Derive(id, 1).Value, Reason);
        body["disputedRecords"] = new JsonArray(new JsonObject { ["source"] = Bank, ["recordId"] = record });
        await Deliver("verification.exit.objection", body);
        await The<ExitWork>().Round(CancellationToken.None);
    }

    /// <summary>Twice, long enough after: a second run changes nothing.</summary>
    private async Task WorkTwice()
    {
        await Do("update source_correction set disputed_at = disputed_at - interval '1 minute', told_at = told_at - interval '1 minute'");
        await The<CorrectionWork>().Round(CancellationToken.None);
        await Until(async () => await Ask<long>("select count(*) from correction_reach where assessed_for is distinct from (select case when state in ('upheld', 'corrected') then state else 'open' end from source_correction)") == 0);
        await The<CorrectionWork>().Round(CancellationToken.None);
    }

    private async Task<VerdictIssued> VerdictOf(VerificationId id, int round) => JsonSerializer.Deserialize(
        await Ask<byte[]>($"select body from verdict where verification_id = '{id}' and round = {round}"), ContractJson.Wire.VerdictIssued)!;

    /// <summary>A bank that knows one deposit of the first member, over the limit; any other source holds no record.</summary>
    private sealed class OneDeposit(string id) : ISource
    {
        public const string RecordId = "acct-1";

        public SourceDescription Description { get; } = new()
        {
            Id = new(id), Name = new("银行", "Bank"), Gives = [EvidenceKind.Deposit], QuestionsAtOnceMax = 100, SearchableBy = [DocumentType.ResidentId],
        };

        public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            foreach (var question in questions)
            {
                yield return question.MemberOrdinal != 1 || id != Bank
                    ? new Answer.Silent(question.Verification, question.Source, question.MemberOrdinal, Silence.NoRecord, question.AsOf)
                    : new Answer.Answered(question.Verification, question.Source, 1, [Deposit(question)], question.AsOf, Coverage.Unstated);
            }
        }

        private static EvidenceItem Deposit(Question question) => new()
        {
            Kind = EvidenceKind.Deposit, Source = question.Source, RecordId = RecordId, MemberOrdinal = 1, Period = new(question.AsOf, question.AsOf),
            Amount = Money.Of(90_000m), AsOf = question.AsOf,
        };
    }
}
