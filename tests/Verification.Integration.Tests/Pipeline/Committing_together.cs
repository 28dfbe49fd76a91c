using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using NUnit.Framework;
using Verification.Integration.Tests.Platform;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;
using Verification.TestKit.Outages;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

[TestFixture]
public sealed class Committing_together : CommitRoom
{
    private const int Many = 200;

    [Test]
    public async Task One_row_the_database_cannot_hold_rests_and_all_others_commit()
    {
        var state = await Commit([.. Cases("innocent", Many - 1), Case("smuggled\0nul")]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<long>("select count(*) from submission where request_id like 'innocent-%'"), Is.EqualTo(Many - 1));
            Assert.That(await Ask<long>("select count(*) from failed_work where reason = 'unstorable_22021'"), Is.EqualTo(1));
            Assert.That(state.HeldBecause, Is.Null);
        }
    }

    [Test]
    public async Task One_case_that_breaks_a_promise_of_ours_rests_while_all_others_commit_and_health_stays_red()
    {
        var culprit = Case("culprit") with
        {
            Submission = Some_rows.Arrival("culprit") with { Door = Door.Http },
            IfBad = reason => new(Failed("culprit", reason), null),
        };
        // Its row says another month.
        await Road.Receive(Some_rows.Received("culprit"));
        var state = await Commit([.. Cases("neighbour", Many - 1), culprit]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<long>("select count(*) from submission where request_id like 'neighbour-%'"), Is.EqualTo(Many - 1));
            Assert.That(await Ask<long>("select count(*) from failed_work where reason = 'internal_fault'"), Is.EqualTo(1));
            Assert.That(state.HeldBecause, Is.EqualTo("Ours"));
        }
    }

    [Test]
    public async Task A_retry_that_turns_out_to_be_known_is_done()
    {
        var known = Case("retried-known") with { RawDigest = Some_rows.Digest("retried-known") };
        await Commit([known]);
        await Do($"""
            insert into failed_work (id, queue, reason, detail, sealed_body, body_digest, first_failed_at, tries, state)
            values (gen_random_uuid(), 'verification.intake', 'r', 'd', '', '\x{Convert.ToHexString(known.RawDigest)}', now(), 2, 'retried')
            """);
        await Commit([known]);
        Assert.That(
            await Ask<string>($"select state from failed_work where body_digest = '\\x{Convert.ToHexString(known.RawDigest)}'"), Is.EqualTo("done"));
    }

    [Test]
    public async Task A_request_that_was_closed_is_told_so_when_it_comes_again_and_nothing_new_rests()
    {
        var queue = await Room.Bind("verification.acknowledgements", "#");
        await Road.Receive(Some_rows.Received("closed"));
        await Do("update submission set state = 'closed' where request_id = 'closed'");
        var told = BrokerRoom.Verdict() with { Exchange = "verification.acknowledgements", RoutingKey = "closed" };
        await Commit([Case("closed") with { IfClosed = () => new(Failed("closed", "closed"), told) }]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Room.Take(queue, 1)).Single().BasicProperties.MessageId, Is.EqualTo(told.MessageId.ToString()));
            Assert.That(await Ask<long>("select count(*) from failed_work where message_id = 'closed'"), Is.Zero);
        }
    }

    [Test]
    public async Task Two_writers_with_the_same_cases_store_and_tell_each_once()
    {
        var queue = await Room.Bind("verification.verdicts", "#");
        await Task.WhenAll(Commit(Cases("twice", Many)), Commit(Cases("twice", Many)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<long>("select count(*) from submission where request_id like 'twice-%'"), Is.EqualTo(Many));
            Assert.That(await Room.Depth(queue), Is.EqualTo(Many));
        }
    }

    [Test]
    public async Task A_door_that_fails_to_settle_keeps_no_other_from_being_settled_and_holds_nothing()
    {
        var state = await Commit([.. Cases("settled", 3), Case("door-gone", () => throw new InvalidOperationException("gone")), .. Cases("after", 3)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<long>("select count(*) from submission where request_id = 'door-gone'"), Is.EqualTo(1));
            Assert.That(state.HeldBecause, Is.Null);
        }
    }

    [Test]
    public async Task A_message_whose_own_ids_cannot_be_stored_rests_without_them_and_the_writers_live_on()
    {
        var refused = new RestingCase(Settling.NobodyWaits, new(Failed("message\0id", "nul body"), Told: null));
        await Commit([refused, .. Cases("beside", 5)]);
        await Commit(Cases("later", 1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<long>("select count(*) from failed_work where reason = 'nul body' and message_id is null"), Is.EqualTo(1));
            Assert.That(await Ask<long>("select count(*) from submission where request_id like 'beside-%'"), Is.EqualTo(5));
        }
    }

    [Test]
    public async Task A_stored_request_that_is_refused_ends()
    {
        await Road.Receive(Some_rows.Received("refused"));
        await Commit([new RestingCase(Settling.NobodyWaits, new(Failed("refused", "refused"), null)) { Ends = VerificationId.Derive(Some_rows.Row().Submitter, "refused") }]);
        Assert.That(await Ask<string>("select state from submission where request_id = 'refused'"), Is.EqualTo("closed"));
    }

    [TestCase("decided")]
    [TestCase("closed")]
    public async Task One_that_came_to_its_end_meanwhile_only_settles_and_nothing_rests_or_is_told(string state)
    {
        var queue = await Room.Bind("verification.acknowledgements", "#");
        var name = $"meanwhile-{state}";
        await Road.Receive(Some_rows.Received(name));
        await Do($"update submission set state = '{state}' where request_id = '{name}'");
        var told = BrokerRoom.Verdict() with { Exchange = "verification.acknowledgements", RoutingKey = "voided" };
        await Commit([new RestingCase(Settling.NobodyWaits, new(Failed(name, "internal_fault"), told)) { Ends = VerificationId.Derive(Some_rows.Row().Submitter, name) }]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<string>($"select state from submission where request_id = '{name}'"), Is.EqualTo(state));
            Assert.That(await Ask<long>($"select count(*) from failed_work where message_id = '{name}'"), Is.Zero);
            Assert.That(await Room.Depth(queue), Is.Zero);
        }
    }

    [Test]
    public async Task A_stored_request_and_its_delivery_over_the_broker_in_one_batch_become_one_and_hold_nothing()
    {
        var received = Some_rows.Received("both-doors");
        await Road.Receive(received);
        var stored = Case("both-doors");
        stored = stored with
        {
            Submission = stored.Submission with { Door = Door.Http, ReceivedMonth = received.ReceivedMonth, ReceivedAt = received.ReceivedAt },
        };
        var state = await Commit([Case("both-doors"), stored]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<string>("select state from submission where request_id = 'both-doors'"), Is.EqualTo("decided"));
            Assert.That(state.HeldBecause, Is.Null);
        }
    }

    [Test]
    public async Task The_same_request_posted_twice_at_once_is_stored_once_known_once_and_goes_on_once()
    {
        var wentOn = 0;
        using var receive = new ReceiveCommit(Road, new SubmissionStore(Road), TimeProvider.System);
        Assert.That(receive.TryReceive(Some_rows.Received("double-post"), () => wentOn++, out var first));
        Assert.That(receive.TryReceive(Some_rows.Received("double-post"), () => wentOn++, out var second));
        await receive.StartAsync(CancellationToken.None);
        var outcomes = await Task.WhenAll(first, second).WaitAsync(Patience, TimeProvider.System);
        await receive.StopAsync(CancellationToken.None);
        Assert.That(outcomes.Select(o => o.GetType()), Is.EquivalentTo(new[] { typeof(ReceiveOutcome.Stored), typeof(ReceiveOutcome.Known) }));
        Assert.That(wentOn, Is.EqualTo(1));
    }

    [Test]
    public async Task While_those_before_cannot_be_stored_whoever_comes_is_refused_at_once()
    {
        var clock = new FakeTimeProvider();
        using var receive = new ReceiveCommit(Road, new SubmissionStore(Road), clock);
        await using var owner = await OwnerSource.OpenConnectionAsync();
        await using var locking = await owner.BeginTransactionAsync();
        await using var lockAll = new NpgsqlCommand("lock table submission", owner, locking);
        await lockAll.ExecuteNonQueryAsync();
        await receive.StartAsync(CancellationToken.None);
        var isFirstIn = receive.TryReceive(Some_rows.Received("before"), () => { }, out var first);
        await Until.Holds(
            async () => await Ask<long>("select count(*) from pg_locks where not granted and relation = 'submission'::regclass") > 0, Patience,
            "the first stands before the locked table");
        clock.Advance(TimeSpan.FromMilliseconds(300));
        var isSecondIn = receive.TryReceive(Some_rows.Received("in time"), () => { }, out _);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        var isThirdIn = receive.TryReceive(Some_rows.Received("too late"), () => { }, out _);
        await locking.CommitAsync();
        var stored = await first.WaitAsync(Patience, TimeProvider.System);
        await receive.StopAsync(CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((isFirstIn, isSecondIn, isThirdIn), Is.EqualTo((true, true, false)));
            Assert.That(stored, Is.TypeOf<ReceiveOutcome.Stored>());
        }
    }

    [Test]
    public void The_door_is_full_when_as_many_wait_as_may_and_not_before()
    {
        using var receive = new ReceiveCommit(Road, new SubmissionStore(Road), TimeProvider.System);
        for (var waiting = 0; waiting < ReceiveCommit.WaitingMax; waiting++)
        {
            Assert.That(receive.IsFull, Is.False, $"{waiting} wait");
            Assert.That(receive.TryReceive(Some_rows.Received($"waiting-{waiting}"), () => { }, out _));
        }

        Assert.That(receive.IsFull);
        Assert.That(receive.TryReceive(Some_rows.Received("one too many"), () => { }, out _), Is.False);
    }

    [Test]
    public async Task What_could_not_be_published_leaves_later_under_the_same_ids()
    {
        await using var away = new Publisher(new(Room.Options with { Uri = new("amqp://127.0.0.1:1") }, TimeProvider.System), TimeProvider.System);
        await Commit(Cases("unpublished", 3), away);
        await Do("update outbox set lease_until = now() - interval '1 second'");
        var queue = await Room.Bind("verification.verdicts", "#");
        using var relay = new Relay(new(Road, TimeProvider.System), Publisher, TimeProvider.System, NullLogger<Relay>.Instance);
        await relay.Sweep(CancellationToken.None);
        var heard = await Room.Take(queue, 3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(heard.Select(m => m.BasicProperties.MessageId), Is.EquivalentTo(Cases("unpublished", 3).Select(c => IdOf(c).ToString())));
            Assert.That(await Ask<long>("select count(*) from outbox"), Is.Zero);
        }
    }
}
