using NUnit.Framework;
using Verification.Evidence;
using Verification.Integration.Tests.Platform;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Exits;
using Verification.Platform.Exits;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

[TestFixture]
public sealed class When_a_withdrawal_crosses_a_verdict : CommitRoom
{
    private const int Crossings = 20;

    [Test]
    public async Task The_withdrawal_that_came_first_leaves_no_verdict()
    {
        var id = await Gathering("withdrawn-first");
        await Withdraw(id);
        await Commit([Verdict(id)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Rounds(id), Is.Zero);
            Assert.That(await StateOf(id), Is.EqualTo("closed"));
        }
    }

    [Test]
    public async Task The_verdict_that_came_first_stands_and_the_verification_ends_all_the_same()
    {
        var id = await Gathering("verdict-first");
        await Commit([Verdict(id)]);
        await Withdraw(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Rounds(id), Is.EqualTo(1));
            Assert.That(await StateOf(id), Is.EqualTo("closed"));
        }
    }

    [Test]
    public async Task Of_two_at_the_same_moment_either_may_come_first_and_every_verdict_is_told_once()
    {
        var told = await Room.Bind("verification.verdicts", "#");
        var rounds = 0L;
        for (var i = 0; i < Crossings; i++)
        {
            var id = await Gathering($"crossing-{i}");
            await Task.WhenAll(Commit([Verdict(id)]), Withdraw(id));
            Assert.That(await StateOf(id), Is.EqualTo("closed"));
            rounds += await Rounds(id);
        }

        Assert.That(await Room.Depth(told), Is.EqualTo(rounds));
    }

    [Test]
    public async Task The_end_is_told_once_however_often_the_withdrawal_is_applied()
    {
        var id = await Gathering("twice-withdrawn");
        var exit = await Stored(id);
        await Task.WhenAll(Withdrawals().Apply(exit, CancellationToken.None), Withdrawals().Apply(exit, CancellationToken.None));
        Assert.That(await Ask<long>("select count(*) from outbox where message_count = 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_withdrawal_that_was_refused_meanwhile_ends_nothing()
    {
        var id = await Gathering("withdrawal-refused");
        var exit = await Stored(id);
        await Do($"update exit set state = 'refused' where verification_id = '{id}'");
        await Withdrawals().Apply(exit, CancellationToken.None);
        Assert.That(await StateOf(id), Is.EqualTo("gathering"));
    }

    private async Task<VerificationId> Gathering(string requestId)
    {
        var arrival = Some_rows.Arrival(requestId) with { State = SubmissionState.Gathering };
        await Road.Win(arrival);
        return arrival.Id;
    }

    private async Task Withdraw(VerificationId id) => await Withdrawals().Apply(await Stored(id), CancellationToken.None);

    private async Task<ClaimedExit> Stored(VerificationId id)
    {
        var exits = new ExitStore(Road);
        var key = new ExitKey(Some_rows.Row().Submitter, $"w-{id}");
        var received = new ReceivedExit(key, ExitKind.Withdrawal, id, [1], [2], Some_rows.Noon, Door.Amqp);
        await Road.InBatch(batch => exits.Receive(batch, received, CancellationToken.None), CancellationToken.None);
        return (await exits.Claim(100, TimeSpan.FromMinutes(5), CancellationToken.None)).Single(e => e.Key == key);
    }

    private Withdrawals Withdrawals() =>
        new(Road, new(Road), new AskStore(Road), new(Road), new OutboxStore(Road, TimeProvider.System), TimeProvider.System);

    private static CompletedCase Verdict(VerificationId id) => new(
        Settling.NobodyWaits, id, 1,
        new CaseRows
        {
            Round = new(id, 1, Some_rows.Month, Some_rows.Noon, "answered", Some_rows.Row()),
            Messages = [BrokerRoom.Verdict() with { MessageId = VerdictId.Derive(id, 1).Value }],
        },
        reason => new(Failed($"{id}", reason), Told: null));

    private Task<long> Rounds(VerificationId id) => Ask<long>($"select count(*) from round where verification_id = '{id}'");

    private Task<string> StateOf(VerificationId id) => Ask<string>($"select state from submission where verification_id = '{id}'");
}
