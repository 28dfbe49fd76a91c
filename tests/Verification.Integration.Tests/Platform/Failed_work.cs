using System.Text;
using NUnit.Framework;
using Verification.Platform.FailedWork;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;
using Verification.Platform.Vault;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Failed_work : MigratedDatabase
{
    private Vault _vault = null!;

    private FailedWorkStore Store => new(Road, _vault, new OutboxStore(Road, TimeProvider.System), TimeProvider.System);

    [OneTimeSetUp]
    public void Keys()
    {
        var path = Path.Combine(Path.GetTempPath(), $"keys-{Guid.CreateVersion7()}");
        KeyFile.Create(path);
        _vault = new(KeyFile.Load(path));
        File.Delete(path);
    }

    [OneTimeTearDown]
    public void Forget() => _vault.Dispose();

    [Test]
    public async Task Keeps_one_row_however_often_the_message_comes()
    {
        var message = Bad("{broken");
        Assert.That(await Rest(message), Is.EqualTo(1));
        Assert.That(await Rest(message, message with { Tries = 9 }), Is.Zero);
        var row = await Store.Show(message.Id, CancellationToken.None);
        Assert.That((row?.State, row?.Tries, row?.Reason), Is.EqualTo(("resting", 1, "unreadable_json")));
    }

    [Test]
    public async Task Tells_messages_apart_by_queue_body_and_message_id()
    {
        var one = Bad("{1");
        FailedMessage[] all = [one, one with { Queue = Topology.IntakeBatch }, one with { MessageId = "another" }, Bad("{2")];
        Assert.That(await Rest(all), Is.EqualTo(4));
    }

    [Test]
    public async Task Never_holds_a_body_in_clear()
    {
        var message = Bad("{\"name\":\"canary-张三\"");
        await Rest(message);
        var sealedBody = await Ask<byte[]>($"select sealed_body from failed_work where id = '{message.Id}'");
        Assert.That(sealedBody.AsSpan().IndexOf("canary"u8), Is.Negative);
        Assert.That(_vault.OpenBody(message.Id, "failed_work", sealedBody), Is.EqualTo(message.Body.ToArray()));
    }

    [Test]
    public async Task Sends_the_same_body_with_the_same_message_id_when_retried()
    {
        var message = Bad("{\"retry\":1}", messageId: "0197a0c0-0000-7000-8000-000000000001");
        await Rest(message);
        var row = await Sent(message.Id);
        var outgoing = row.Messages.Single();
        Assert.That((outgoing.Exchange, outgoing.RoutingKey), Is.EqualTo((Topology.Requests, Topology.KeyOne)));
        Assert.That(outgoing.MessageId, Is.EqualTo(Guid.Parse("0197a0c0-0000-7000-8000-000000000001")));
        Assert.That(outgoing.Body.ToArray(), Is.EqualTo(message.Body.ToArray()));
        Assert.That((await Store.Show(message.Id, CancellationToken.None))?.State, Is.EqualTo("retried"));
        Assert.That(await Ask<long>($"select count(*) from outbox where id = '{row.Id}'"), Is.EqualTo(1), "the message is stored before it is sent");
    }

    [TestCaseSource(nameof(WorkQueues))]
    public async Task Goes_back_to_the_queue_it_came_from(string queue)
    {
        var message = Bad($"{{\"from\":\"{queue}\"}}") with { Queue = queue };
        await Rest(message);
        var sent = (await Sent(message.Id)).Messages.Single();
        var reached = Topology.Bindings.Where(b => b.Exchange == sent.Exchange && b.Key == sent.RoutingKey).Select(b => b.Queue);
        Assert.That(reached, Is.EqualTo(new[] { queue }));
    }

    [Test]
    public async Task Rests_again_when_what_a_door_had_taken_cannot_be_applied()
    {
        var message = Bad("{\"taken\":1}") with { Queue = "verification.exit.supplement" };
        await Rest(message);
        await Sent(message.Id);
        await Road.InBatch(b => Store.Succeeded(b, [message.Digest], CancellationToken.None), CancellationToken.None);
        await Rest(message with { Reason = "internal_fault" });
        var row = await Store.Show(message.Id, CancellationToken.None);
        Assert.That((row?.State, row?.Reason), Is.EqualTo(("resting", "internal_fault")));
    }

    [Test]
    public async Task Is_done_once_the_retried_body_has_come_through()
    {
        var (retried, resting) = (Bad("{\"good\":1}"), Bad("{\"good\":2}"));
        await Rest(retried, resting);
        await Store.Retry(retried.Id, CancellationToken.None);
        await Road.InBatch(b => Store.Succeeded(b, [retried.Digest, resting.Digest], CancellationToken.None), CancellationToken.None);
        Assert.That((await Store.Show(retried.Id, CancellationToken.None))?.State, Is.EqualTo("done"));
        Assert.That((await Store.Show(resting.Id, CancellationToken.None))?.State, Is.EqualTo("resting"));
        Assert.That(await Store.Retry(retried.Id, CancellationToken.None), Is.InstanceOf<RetryOutcome.NotThere>());
    }

    [TestCase("0197a0c0-0000-7000-8000-000000000002")]
    [TestCase("a-name-of-the-senders-own")]
    [TestCase(null)]
    public async Task Is_the_same_row_again_when_its_retry_fails_too(string? messageId)
    {
        var message = Bad($"{{\"again\":\"{messageId}\"", messageId);
        await Rest(message);
        var sent = (await Sent(message.Id)).Messages.Single();
        var back = message with { MessageId = sent.MessageId.ToString(), Reason = "still_bad" };
        Assert.That(await Rest(back), Is.Zero);
        Assert.That(await Rest(back), Is.Zero, "a redelivery of the retry");
        var row = await Store.Show(message.Id, CancellationToken.None);
        Assert.That((row?.State, row?.Tries, row?.Reason), Is.EqualTo(("resting", 2, "still_bad")));
        Assert.That(await Ask<long>($"select count(*) from failed_work where body_digest = '\\x{Convert.ToHexString(message.Digest)}'"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_part_of_a_batch_is_sent_again_alone_and_is_its_own_row_again()
    {
        var part = Bad("{\"part\":1", messageId: "0197a0c0-0000-7000-8000-000000000003") with { Place = "$.verifications[1]" };
        await Rest(part, part with { Place = "$.verifications[2]" });
        var sent = (await Sent(part.Id)).Messages.Single();
        Assert.That((sent.RoutingKey, sent.MessageId), Is.EqualTo((Topology.KeyOne, part.Id)));
        Assert.That(await Rest(part with { Place = null, MessageId = sent.MessageId.ToString() }), Is.Zero);
        Assert.That((await Store.Show(part.Id, CancellationToken.None))?.State, Is.EqualTo("resting"));
    }

    [Test]
    public async Task A_stored_request_that_ended_goes_on_from_its_own_row()
    {
        var message = await Ended("ended-then-mended");
        Assert.That(await Store.Retry(message.Id, CancellationToken.None), Is.InstanceOf<RetryOutcome.Reopened>());
        var claimed = (await new SubmissionStore(Road).ClaimReceived(100, TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), CancellationToken.None))
            .Single(row => row.RequestId == "ended-then-mended");
        Assert.That(_vault.OpenBody(claimed.VerificationId, "submission", claimed.SealedBody), Is.EqualTo(message.Body.ToArray()));
    }

    [TestCase("received", "closed")]
    [TestCase("applied", "closed")]
    [TestCase("refused", "received")]
    public async Task A_stored_request_that_was_withdrawn_does_not_go_on(string withdrawal, string expected)
    {
        var name = $"withdrawal-{withdrawal}";
        var message = await Ended(name);
        await Do($"""
            insert into exit (submitter, request_id, kind, verification_id, body_digest, sealed_body, received_at, door, state, programmes, region, purpose)
            select submitter, 'w-{withdrawal}', 'withdrawal', verification_id, '', '', now(), 'amqp', '{withdrawal}', programmes, region, purpose
            from submission where request_id = '{name}'
            """);
        await Store.Retry(message.Id, CancellationToken.None);
        Assert.That(await Ask<string>($"select state from submission where request_id = '{name}'"), Is.EqualTo(expected));
    }

    /// <summary>A stored request whose case rests.</summary>
    private async Task<FailedMessage> Ended(string requestId)
    {
        var received = Some_rows.Received(requestId);
        await Road.Receive(received);
        var message = Bad($"the body of {requestId}") with { Queue = FailedQueues.Http, Submitter = received.Scope.Submitter };
        await Do($"""
            update submission set state = 'closed', sealed_body = null, body_digest = '\x{Convert.ToHexString(message.Digest)}'
            where request_id = '{requestId}'
            """);
        await Rest(message);
        return message;
    }

    [Test]
    public async Task Is_listed_page_by_page()
    {
        await Rest([.. Enumerable.Range(0, 5).Select(i => Bad($"{{page{i}") with { Queue = "page", FailedAt = Some_rows.Noon.AddYears(1).AddMinutes(i / 2) })]);
        var seen = new List<FailedWorkRow>();
        for (var page = await Store.List(null, 2, CancellationToken.None); page.Count > 0; page = await Store.List(page[^1], 2, CancellationToken.None))
        {
            seen.AddRange(page);
        }

        Assert.That(seen.Count(r => r.Queue == "page"), Is.EqualTo(5));
        Assert.That(seen.Select(r => r.Id), Is.Unique);
    }

    [Test]
    public async Task Keeps_the_lone_tries_of_a_suspect_until_they_are_taken_back_or_it_is_cleared()
    {
        var suspects = new SuspectStore(Road, TimeProvider.System);
        var digest = Some_rows.Digest("suspect");
        var tries = new List<int>();
        foreach (var noted in new[] { 1, 2, 1, 0 })
        {
            await suspects.SetLoneTries(digest, noted, CancellationToken.None);
            tries.Add(await suspects.LoneTries(digest, CancellationToken.None));
        }

        await suspects.SetLoneTries(digest, 2, CancellationToken.None);
        await Road.InBatch(b => suspects.Clear(b, [digest], CancellationToken.None), CancellationToken.None);
        Assert.That((tries, await suspects.LoneTries(digest, CancellationToken.None)), Is.EqualTo((new[] { 1, 2, 1, 0 }, 0)));
    }

    private static IEnumerable<string> WorkQueues() => Topology.Bindings.Where(b => b.Exchange == Topology.Requests).Select(b => b.Queue);

    private async Task<OutboxRow> Sent(Guid id) => ((RetryOutcome.Sent)await Store.Retry(id, CancellationToken.None)).Row;

    private Task<int> Rest(params FailedMessage[] messages) =>
        Road.InBatch(b => Store.Rest(b, messages, CancellationToken.None), CancellationToken.None);

    private static FailedMessage Bad(string body, string? messageId = null) => new(
        Topology.Intake, "unreadable_json", "line 1", Encoding.UTF8.GetBytes(body), messageId, null, null, Some_rows.Noon, 1);
}
