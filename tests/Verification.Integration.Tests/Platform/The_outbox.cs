using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;
using static Verification.Integration.Tests.Platform.BrokerRoom;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class The_outbox : MigratedDatabase
{
    private OutboxStore Outbox => new(Road, TimeProvider.System);

    [SetUp]
    public Task Empty() => Do("delete from outbox");

    [Test]
    public async Task Is_empty_again_once_its_messages_are_confirmed()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        var row = await Put(Verdict(1), Verdict(2));
        await publisher.Publish(row.Messages, CancellationToken.None);
        await Outbox.Delete(row.Id, CancellationToken.None);
        Assert.That(await Ask<long>("select count(*) from outbox"), Is.Zero);
        Assert.That(await room.Take(Topology.VerdictsUnbound, 2), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Is_left_alone_by_the_relay_while_its_process_may_still_live()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        await Put(Verdict());
        using var relay = Relay(publisher);
        Assert.That(await relay.Sweep(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task Is_swept_by_the_relay_once_its_process_has_died()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        await Put(Verdict(1));
        await Put(Verdict(2), Verdict(3));
        await Do("update outbox set lease_until = now() - interval '1 second'");
        using var relay = Relay(publisher);
        Assert.That(await relay.Sweep(CancellationToken.None), Is.EqualTo(2));
        Assert.That(await Ask<long>("select count(*) from outbox"), Is.Zero);
        var ids = (await room.Take(Topology.VerdictsUnbound, 3)).Select(m => m.BasicProperties.MessageId![..8]);
        Assert.That(ids, Is.EqualTo(new[] { "00000001", "00000002", "00000003" }), "in the order of their commits");
    }

    [Test]
    public async Task Is_claimed_by_one_of_two_relays()
    {
        await Put(Verdict());
        await Do("update outbox set lease_until = now() - interval '1 second'");
        var claims = await Task.WhenAll(Outbox.ClaimExpired(10, CancellationToken.None), Outbox.ClaimExpired(10, CancellationToken.None));
        Assert.That(claims.Sum(c => c.Count), Is.EqualTo(1));
    }

    [Test]
    public async Task Keeps_what_the_broker_did_not_confirm()
    {
        await using var broker = new BrokerConnection(
            new(new Uri("amqp://nobody:nothing@127.0.0.1:1/")) { OperationTimeout = TimeSpan.FromSeconds(1) }, TimeProvider.System);
        await using var publisher = new Publisher(broker, TimeProvider.System);
        await Put(Verdict());
        await Do("update outbox set lease_until = now() - interval '1 second'");
        using var relay = Relay(publisher);
        await Assert.ThatAsync(() => relay.Sweep(CancellationToken.None), Throws.TypeOf<PublishFailed>());
        Assert.That(await Ask<long>("select count(*) from outbox"), Is.EqualTo(1));
    }

    [Test]
    public async Task Gets_no_row_for_no_message()
    {
        await Put();
        Assert.That(await Ask<long>("select count(*) from outbox"), Is.Zero);
    }

    private Task<OutboxRow> Put(params OutgoingMessage[] messages) =>
        Road.InBatch(b => Outbox.Put(b, messages, CancellationToken.None), CancellationToken.None);

    private Relay Relay(Publisher publisher) => new(Outbox, publisher, TimeProvider.System, NullLogger<Relay>.Instance);
}
