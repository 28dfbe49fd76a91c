using System.Text;
using NUnit.Framework;
using RabbitMQ.Client;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;
using Verification.TestKit.Outages;
using static Verification.Integration.Tests.Platform.BrokerRoom;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Publishing
{
    [Test]
    public async Task Sends_plain_json_with_its_attributes_as_headers()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        var queue = await room.Bind(Topology.Verdicts, "dibao-city.#");
        await publisher.Publish([Verdict()], CancellationToken.None);
        var message = (await room.Take(queue, 1)).Single();
        var headers = message.BasicProperties.Headers!.ToDictionary(h => h.Key, h => h.Value is byte[] text ? Encoding.UTF8.GetString(text) : "");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.BasicProperties.ContentType, Is.EqualTo("application/json"));
            Assert.That(message.BasicProperties.DeliveryMode, Is.EqualTo(DeliveryModes.Persistent));
            Assert.That(message.BasicProperties.MessageId, Is.EqualTo("00000001-0000-0000-0000-000000000000"));
            Assert.That(headers["ce-id"], Is.EqualTo(message.BasicProperties.MessageId));
            Assert.That(headers["ce-type"], Is.EqualTo("VerdictIssued"));
            Assert.That(headers["ce-time"], Is.EqualTo("2026-11-24T04:00:00.000Z"));
            Assert.That(headers["ce-specversion"], Is.EqualTo("1.0"));
            Assert.That(headers["ce-source"], Is.EqualTo("/verification"));
            Assert.That(headers["ce-subject"], Is.EqualTo("case-1"));
            Assert.That(Encoding.UTF8.GetString(message.Body.Span), Is.EqualTo("{}"));
        }
    }

    [Test]
    public async Task Sends_one_message_under_several_keys()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        var first = await room.Bind(Topology.Verdicts, "dibao-city.dibao.eligible");
        var second = await room.Bind(Topology.Verdicts, "dibao-city.medical.eligible");
        var both = await room.Bind(Topology.Verdicts, "dibao-city.#");
        await publisher.Publish([Verdict(1, "dibao-city.medical.eligible")], CancellationToken.None);
        Assert.That(await room.Take(first, 1), Has.Count.EqualTo(1));
        Assert.That(await room.Take(second, 1), Has.Count.EqualTo(1));
        await room.Take(both, 1);
        Assert.That(await room.Depth(both), Is.Zero, "one copy for a queue that both keys lead to");
    }

    [Test]
    public async Task Keeps_a_verdict_nobody_bound_where_operators_see_it()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        await publisher.Publish([Verdict()], CancellationToken.None);
        Assert.That(await room.Take(Topology.VerdictsUnbound, 1), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Confirms_more_than_a_window()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        var queue = await room.Bind(Topology.Verdicts, "#");
        await publisher.Publish([.. Enumerable.Range(1, Publisher.WindowMax + 200).Select(i => Verdict(i))], CancellationToken.None);
        Assert.That(await room.Depth(queue), Is.EqualTo(Publisher.WindowMax + 200));
    }

    [Test]
    public async Task Goes_on_with_a_new_channel_when_the_connection_was_closed_under_it()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        var queue = await room.Bind(Topology.Verdicts, "#");
        await publisher.Publish([Verdict(1)], CancellationToken.None);
        await (await room.Ours.Get(CancellationToken.None)).AbortAsync();
        await publisher.Publish([Verdict(2)], CancellationToken.None);
        Assert.That((await room.Take(queue, 2)).Select(m => m.BasicProperties.MessageId), Has.Some.StartsWith("00000002"));
    }

    [Test]
    public async Task Sends_all_others_again_when_one_message_closes_the_channel()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        var queue = await room.Bind(Topology.Verdicts, "#");
        var nowhere = Verdict(1000) with { Exchange = "no.such.exchange" };
        var failure = Assert.ThrowsAsync<PublishFailed>(() => publisher.Publish([Verdict(1), nowhere, Verdict(2)], CancellationToken.None));
        Assert.That((await failure)!.Message, Does.Match("^[1-3] messages were not confirmed$"));
        await publisher.Publish([Verdict(3)], CancellationToken.None);
        Assert.That((await room.Take(queue, 1)), Is.Not.Empty, "the publisher lives on");
    }

    [Test]
    public async Task Fails_when_a_request_reaches_no_queue()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        var astray = Verdict() with { Exchange = Topology.Requests, RoutingKey = "neither" };
        await Assert.ThatAsync(() => publisher.Publish([astray], CancellationToken.None), Throws.TypeOf<PublishFailed>());
    }

    [Test]
    public async Task Fails_in_time_when_the_broker_does_not_confirm()
    {
        // A queue that is full and refuses stands for a broker that stores nothing: nack instead of ack.
        await using var room = await Open(TimeSpan.FromSeconds(2));
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        await using var channel = await room.Theirs.CreateChannelAsync();
        await channel.QueueDeclareAsync("full", true, false, false, new Dictionary<string, object?> { ["x-max-length"] = 1, ["x-overflow"] = "reject-publish" });
        await channel.QueueBindAsync("full", Topology.Verdicts, "#");
        var failure = Assert.ThrowsAsync<PublishFailed>(() => publisher.Publish([.. Enumerable.Range(1, 20).Select(i => Verdict(i))], CancellationToken.None));
        Assert.That((await failure)!.Message, Does.Match("^[0-9]+ messages were not confirmed$"));
    }

    [Test]
    public async Task Goes_on_over_a_new_connection_when_the_old_one_fell_silent()
    {
        await using var room = await Open();
        await using var proxy = new Wire((room.Options.Uri.Host, room.Options.Uri.Port));
        var throughProxy = new BrokerOptions(new UriBuilder(room.Options.Uri) { Port = proxy.Port }.Uri)
        {
            ConfirmTimeout = TimeSpan.FromSeconds(1),
            OperationTimeout = TimeSpan.FromSeconds(2),
        };
        await using var broker = new BrokerConnection(throughProxy, TimeProvider.System);
        await using var publisher = new Publisher(broker, TimeProvider.System);
        var queue = await room.Bind(Topology.Verdicts, "#");
        await publisher.Publish([Verdict(1)], CancellationToken.None);
        await proxy.Stall();
        await publisher.Publish([Verdict(2), Verdict(3)], CancellationToken.None);
        var ids = (await room.Take(queue, 3)).Select(m => m.BasicProperties.MessageId![..8]).Distinct();
        Assert.That(ids, Is.EquivalentTo(new[] { "00000001", "00000002", "00000003" }));
        Assert.That(proxy.Accepted, Is.EqualTo(2));
    }

    [Test]
    public async Task Sends_again_what_it_heard_no_confirm_for_and_whoever_listens_can_drop_it()
    {
        await using var room = await Open();
        var dropped = 0;
        await using var wire = new Wire((room.Options.Uri.Host, room.Options.Uri.Port))
        {
            Filter = () => new DroppedConfirms(confirm => confirm == 0 && dropped == 0, () => dropped++),
        };
        var options = new BrokerOptions(new UriBuilder(room.Options.Uri) { Port = wire.Port }.Uri) { ConfirmTimeout = TimeSpan.FromSeconds(1) };
        await using var broker = new BrokerConnection(options, TimeProvider.System);
        await using var publisher = new Publisher(broker, TimeProvider.System);
        var queue = await room.Bind(Topology.Verdicts, "#");
        await publisher.Publish([Verdict(1)], CancellationToken.None);
        await publisher.Publish([Verdict(2), Verdict(3)], CancellationToken.None);
        var ids = (await room.Take(queue, 4)).Select(m => m.BasicProperties.MessageId![..8]).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dropped, Is.EqualTo(1), "a confirm was dropped");
            Assert.That(ids, Is.EqualTo(new[] { "00000001", "00000001", "00000002", "00000003" }));
        }
    }

    [Test]
    public async Task Is_probed_by_a_confirm()
    {
        await using var room = await Open();
        await using var publisher = new Publisher(room.Ours, TimeProvider.System);
        Assert.That(await publisher.Probe(CancellationToken.None), Is.True);
    }

    [Test]
    public async Task To_a_broker_that_is_not_there_fails()
    {
        var options = new BrokerOptions(new Uri("amqp://nobody:nothing@127.0.0.1:1/")) { OperationTimeout = TimeSpan.FromSeconds(1) };
        await using var broker = new BrokerConnection(options, TimeProvider.System);
        await using var publisher = new Publisher(broker, TimeProvider.System);
        await Assert.ThatAsync(() => publisher.Publish([Verdict()], CancellationToken.None), Throws.TypeOf<PublishFailed>());
    }
}
