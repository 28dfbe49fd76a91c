using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Pipeline.Exits;
using Verification.Pipeline.Verifying;
using Verification.Platform.Vault;
using Verification.Sources.Kit;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>An urgent need whose bank has not answered: a provisional verdict, then the follow-up, each once whatever runs twice or dies.</summary>
[TestFixture]
public sealed class An_urgent_need : RoadRoom
{
    private const int Minutes = 5;

    private protected override PackLibrary LawOfIt => Law().Changed(UrgentLaw.Within(Minutes));

    private protected override SourceCatalogue SourcesOfIt => new([new(new Promising("bank-deposits"), new() { Id = new("bank-deposits"), Adapter = "test" })]);

    [TearDown]
    public async Task No_promise_was_broken()
    {
        Assert.That(State.HeldBecause, Is.Null);
        await Do("delete from ask");
        await Do("delete from exit where state = 'received'");
        await Do("delete from outbox");
    }

    [Test]
    public async Task Waits_no_longer_than_the_law_says()
    {
        var id = await Waiting("urgent-time");
        var seconds = await Ask<double>($"""
            select extract(epoch from provisional_at - received_at)::float8
            from ask join submission using (verification_id) where verification_id = '{id}' and provisional = 'waiting'
            """);
        Assert.That(TimeSpan.FromSeconds(seconds), Is.EqualTo(TimeSpan.FromMinutes(Minutes) - ProvisionalDecision.Margin).Within(TimeSpan.FromMilliseconds(1)));
        Assert.That(await TakeOn(), Is.Empty, "not yet");
    }

    [Test]
    public async Task Gets_a_provisional_verdict_that_says_what_is_missing_and_who_must_look()
    {
        var id = await Provisional("urgent-first");
        var verdict = await VerdictOf(id, 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((verdict.Provisional, verdict.Partial, verdict.OpenedBy), Is.EqualTo((true, true, (string?)null)));
            Assert.That(verdict.Sources.Single(s => s.Source == "bank-deposits").State, Is.EqualTo("no-answer"));
            Assert.That(verdict.HumanStep.Why, Does.Contain("urgent_override"));
            Assert.That(verdict.HumanStep.Required, Is.True);
            Assert.That(await StateOf(id), Is.EqualTo("gathering"));
            Assert.That(await AsksOf(id), Is.EqualTo("open/issued"));
            Assert.That((await HouseholdOf(id)).Circumstances.Urgent, Is.EqualTo(new UrgentNeed("fire", "qz-017")), "the sealed household keeps ground and author");
        }
    }

    [Test]
    public async Task Is_followed_up_when_the_last_source_is_through()
    {
        var id = await Provisional("urgent-follow-up");
        await Lapse(id);
        await Complete(id);
        var verdict = await VerdictOf(id, 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((verdict.Provisional, verdict.Partial, verdict.OpenedBy), Is.EqualTo((false, true, "follow-up")));
            Assert.That(verdict.Supersedes, Is.EqualTo(VerdictId.Derive(id, 1).Value));
            Assert.That(verdict.HumanStep.Why, Does.Contain("urgent_override"), "help may have been given on the first");
            Assert.That(await StateOf(id), Is.EqualTo("decided"));
            Assert.That(await Ask<long>($"select count(*) from ask where verification_id = '{id}'"), Is.Zero);
            Assert.That(await OpenersOf(id), Is.EqualTo("provisional,follow-up"));
            Assert.That(await AnswersOf(id, 2), Is.EquivalentTo(await AnswersOf(id, 1)), "each round can be assessed from its own rows");
        }
    }

    [Test]
    public async Task Gets_an_ordinary_verdict_when_everything_answered_in_time()
    {
        var id = await Waiting("urgent-in-time");
        await Lapse(id);
        await Complete(id);
        var verdict = await VerdictOf(id, 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Provisional, Is.False);
            Assert.That(verdict.HumanStep.Why, Does.Not.Contain("urgent_override"));
            Assert.That(await StateOf(id), Is.EqualTo("decided"));
            Assert.That(await TakeOn(), Is.Empty);
        }
    }

    [Test]
    public async Task Gets_each_verdict_once_however_often_and_by_however_many_it_is_completed()
    {
        var told = await Room.Bind("verification.verdicts", "#");
        var id = await Due("urgent-twice");
        await Task.WhenAll(Complete(id), Complete(id), Complete(id));
        await Complete(id);
        Assert.That(await Rounds(id), Is.EqualTo(1), "the row round lets one write");
        Assert.That(await AsksOf(id), Is.EqualTo("open/issued"));
        await Gone();
        await Lapse(id);
        await Task.WhenAll(Complete(id), Complete(id), Complete(id));
        await Complete(id);
        var heard = await Room.Take(told, 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Rounds(id), Is.EqualTo(2));
            Assert.That(heard.Select(m => m.BasicProperties.MessageId), Is.EqualTo(new[] { 1, 2 }.Select(round => $"{VerdictId.Derive(id, round)}")));
        }
    }

    [Test]
    public async Task Is_taken_on_again_when_the_process_that_took_it_on_died_before_its_commit()
    {
        var id = await Waiting("urgent-died");
        await TimeComes(id);
        Assert.That(await TakeOn(), Is.EqualTo([id]));
        Assert.That(await TakeOn(), Is.Empty, "somebody has it in hand");
        await TimeComes(id);
        Assert.That(await TakeOn(), Is.Empty, "whoever did not end it is counted");
        var found = await The<AskStore>().LeftProvisionally(100, CancellationToken.None);
        Assert.That(found, Is.EqualTo(new Dictionary<VerificationId, int> { [id] = 1 }));
        await The<Completion>().CompleteLeftUrgent(found, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await VerdictOf(id, 1)).Provisional, Is.True);
            Assert.That(await Ask<int>($"select found_left from ask where verification_id = '{id}'"), Is.Zero);
        }
    }

    [Test]
    public async Task Rests_when_it_ended_three_processes_that_issued_it()
    {
        var id = await Due("urgent-ends-it");
        var digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(id.Value.ToByteArray(bigEndian: true)));
        await Do($"insert into suspect values ('\\x{digest}', 3, now(), now())");
        await The<Completion>().CompleteLeftUrgent(new Dictionary<VerificationId, int> { [id] = 3 }, CancellationToken.None);
        await Until(async () => await StateOf(id) == "closed");
        Assert.That(await Ask<long>("select count(*) from failed_work where queue = 'complete' and reason = 'ends_the_process'"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_read_the_asks_before_they_were_marked_writes_nothing()
    {
        var id = await Provisional("urgent-stale");
        await Lapse(id);
        await Do($"update ask set provisional = 'due' where verification_id = '{id}'");
        await Complete(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Rounds(id), Is.EqualTo(1));
            Assert.That(await StateOf(id), Is.EqualTo("gathering"));
            Assert.That(await AsksOf(id), Is.EqualTo("lapsed/due"), "the asks are found again");
        }
    }

    [Test]
    public async Task Has_no_follow_up_once_it_is_withdrawn()
    {
        var id = await Provisional("urgent-withdrawn");
        await Deliver("verification.exit.withdrawal", AnExit.Withdrawal(Submitter, "urgent-withdrawn-w", id.Value));
        await The<ExitWork>().Round(CancellationToken.None);
        await Until(async () => await StateOf(id) == "closed");
        await Complete(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Rounds(id), Is.EqualTo(1));
            Assert.That(await Ask<long>($"select count(*) from ask where verification_id = '{id}'"), Is.Zero);
        }
    }

    [Test]
    public async Task Has_a_supplement_weighed_after_the_follow_up()
    {
        var id = await Provisional("urgent-supplement");
        await Deliver("verification.exit.supplement", AnExit.Declaration(Submitter, "urgent-s", id.Value, "100.00"));
        await The<ExitWork>().Round(CancellationToken.None);
        Assert.That((await StateOfExit("urgent-s"), await Rounds(id)), Is.EqualTo(("received", 1)));
        await Lapse(id);
        await Complete(id);
        await Gone();
        await LetLeasesPass();
        await The<ExitWork>().Round(CancellationToken.None);
        await Until(async () => await Rounds(id) == 3);
        Assert.That(await OpenersOf(id), Is.EqualTo("provisional,follow-up,supplement"));
    }

    private async Task<VerificationId> Waiting(string requestId)
    {
        var stated = JsonNode.Parse("""{"urgent":{"ground":"fire","author":"qz-017"}}""");
        await Deliver("verification.intake", ARequest.Household("con-01", requestId).With("circumstances", stated).Bytes);
        var id = VerificationId.Derive(Submitter, requestId);
        Assert.That(await AsksOf(id), Is.EqualTo("open/waiting"));
        return id;
    }

    private async Task<VerificationId> Due(string requestId)
    {
        var id = await Waiting(requestId);
        await TimeComes(id);
        Assert.That(await TakeOn(), Is.EqualTo([id]));
        return id;
    }

    private async Task<VerificationId> Provisional(string requestId)
    {
        var id = await Due(requestId);
        await Complete(id);
        await Until(async () => await Rounds(id) == 1);
        await Gone();
        return id;
    }

    private Task TimeComes(VerificationId id) => Do($"update ask set provisional_at = now() where verification_id = '{id}'");

    private Task Lapse(VerificationId id) => Do($"update ask set state = 'lapsed' where verification_id = '{id}'");

    private Task<IReadOnlyList<VerificationId>> TakeOn() => The<AskStore>().DueProvisionally(100, CancellationToken.None);

    /// <summary>Tries its gate; returns when whatever came of it is committed.</summary>
    private async Task Complete(VerificationId id)
    {
        await The<Completion>().Complete([id], CancellationToken.None);
        await Until(() => Task.FromResult(!The<Completion>().Has(id)));
    }

    private Task Gone() => Until(async () => await Ask<long>("select count(*) from outbox") == 0);

    private Task<string> StateOf(VerificationId id) => Ask<string>($"select state from submission where verification_id = '{id}'");

    private Task<string> AsksOf(VerificationId id) =>
        Ask<string>($"select string_agg(state || '/' || provisional, ',') from ask where verification_id = '{id}'");

    private Task<string> OpenersOf(VerificationId id) =>
        Ask<string>($"select string_agg(opened_by, ',' order by round) from round where verification_id = '{id}'");

    private async Task<VerdictIssued> VerdictOf(VerificationId id, int round)
    {
        await Until(async () => await Rounds(id) >= round);
        return JsonSerializer.Deserialize(
            await Ask<byte[]>($"select body from verdict where verification_id = '{id}' and round = {round}"), ContractJson.Wire.VerdictIssued)!;
    }

    private async Task<HouseholdFacts> HouseholdOf(VerificationId id)
    {
        var (stored, keys) = await Opened(id);
        using (keys)
        {
            return stored.Facts(keys);
        }
    }

    private async Task<IReadOnlyList<string>> AnswersOf(VerificationId id, int round)
    {
        var (stored, keys) = await Opened(id);
        using (keys)
        {
            var answers = await The<EvidenceStore>().Load(new(id, stored.ReceivedMonth, round, stored.Scope), keys, CancellationToken.None);
            return [.. answers.Select(a => $"{a}")];
        }
    }

    private async Task<(StoredHousehold Stored, HouseholdKeys Keys)> Opened(VerificationId id)
    {
        var stored = (await The<HouseholdStore>().Load([id], CancellationToken.None)).Single();
        return (stored, The<Vault>().Unwrap(id, (await The<DataKeyStore>().Load([id], CancellationToken.None))[id]));
    }

    /// <summary>A source that promises an answer and does not give it.</summary>
    private sealed class Promising(string id) : ISource
    {
        public SourceDescription Description { get; } = new()
        {
            Id = new(id),
            Name = new("测试", "Test"),
            Gives = [EvidenceKind.Deposit],
            QuestionsAtOnceMax = 100,
            SearchableBy = [DocumentType.ResidentId],
        };

        public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            foreach (var question in questions)
            {
                yield return new Answer.Later(question.Verification, question.Source, question.MemberOrdinal, null, null);
            }
        }
    }
}
