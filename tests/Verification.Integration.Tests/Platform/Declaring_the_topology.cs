using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using RabbitMQ.Client;
using Verification.Platform.Messaging;
using Verification.TestKit;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Declaring_the_topology
{
    [Test]
    public async Task Twice_changes_nothing_and_leaves_no_fault()
    {
        await using var room = await BrokerRoom.Open();
        await TopologySetup.Declare(room.Ours, CancellationToken.None);
        Assert.That(await TopologySetup.Check(room.Ours, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Is_found_missing_on_an_empty_host()
    {
        await using var broker = new BrokerConnection(new(await Servers.FreshVhost()), TimeProvider.System);
        var faults = await TopologySetup.Check(broker, CancellationToken.None);
        Assert.That(faults, Has.Count.EqualTo(Topology.Exchanges.Count + Topology.Queues.Count));
        Assert.That(faults, Has.All.EndsWith("is missing"));
    }

    [Test]
    public async Task Is_found_different_where_a_queue_has_other_arguments()
    {
        await using var room = await BrokerRoom.Open();
        await using var channel = await room.Theirs.CreateChannelAsync();
        await channel.QueueDeleteAsync(Topology.Intake, ifUnused: false, ifEmpty: false);
        await channel.QueueDeclareAsync(Topology.Intake, durable: true, exclusive: false, autoDelete: false);
        var faults = await TopologySetup.Check(room.Ours, CancellationToken.None);
        Assert.That(faults, Has.Count.EqualTo(1));
        Assert.That(faults[0], Does.StartWith("queue verification.intake is different"));
    }

    [Test]
    public async Task Again_brings_back_a_queue_that_was_deleted_and_its_binding()
    {
        await using var room = await BrokerRoom.Open();
        await using var channel = await room.Theirs.CreateChannelAsync();
        await channel.QueueDeleteAsync(Topology.Intake, ifUnused: false, ifEmpty: false);
        using var watch = new TopologyWatch(room.Ours, TimeProvider.System, NullLogger<TopologyWatch>.Instance);
        Assert.That(await watch.Look(CancellationToken.None), Is.EqualTo(new[] { Topology.Intake }));
        Assert.That(await watch.Look(CancellationToken.None), Is.Empty);
        await channel.BasicPublishAsync(Topology.Requests, Topology.KeyOne, "{}"u8.ToArray());
        Assert.That(await room.Take(Topology.Intake, 1), Has.Count.EqualTo(1));
    }

    [Test]
    public void Is_the_one_agreed_with_assistance_systems_and_operators() => Approval.Verify(string.Join('\n',
    [
        .. Topology.Exchanges.Select(e => $"exchange {e.Name} {e.Type}{Arguments(e.Arguments)}"),
        .. Topology.Queues.Select(q => $"queue {q.Name}{Arguments(q.Arguments)}"),
        .. Topology.Bindings.Select(b => $"binding {b.Exchange} → {b.Queue} key '{b.Key}'"),
    ]), nameof(Declaring_the_topology));

    private static string Arguments(IReadOnlyDictionary<string, object?> arguments) =>
        string.Concat(arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $" {a.Key}={a.Value}"));
}
