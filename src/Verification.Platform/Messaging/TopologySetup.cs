using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Verification.Platform.Messaging;

/// <summary>Brings the broker to the topology, and says where it differs.</summary>
public static class TopologySetup
{
    private const int NotFound = 404;

    /// <summary>Declares what is missing; declaring twice changes nothing. Throws when something stands there with other arguments.</summary>
    public static async Task Declare(BrokerConnection broker, CancellationToken ct)
    {
        await using var channel = await broker.OpenChannel(confirms: false, ct);
        foreach (var exchange in Topology.Exchanges)
        {
            await Declare(channel, exchange, ct);
        }

        foreach (var queue in Topology.Queues)
        {
            await Declare(channel, queue, ct);
        }

        foreach (var binding in Topology.Bindings)
        {
            await channel.QueueBindAsync(binding.Queue, binding.Exchange, binding.Key, cancellationToken: ct);
        }
    }

    /// <summary>Queues of ours that are not there; nothing is changed.</summary>
    public static async Task<IReadOnlyList<string>> MissingQueues(BrokerConnection broker, CancellationToken ct)
    {
        var missing = new List<string>();
        var channel = await broker.OpenChannel(confirms: false, ct);
        foreach (var queue in Topology.Queues)
        {
            try
            {
                await channel.QueueDeclarePassiveAsync(queue.Name, ct);
            }
            catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == NotFound)
            {
                missing.Add(queue.Name);
                await broker.End(channel);
                channel = await broker.OpenChannel(confirms: false, ct);
            }
        }

        await broker.End(channel);
        return missing;
    }

    /// <summary>What is missing or different, empty when all is as it should be; nothing is changed.</summary>
    /// <remarks>The protocol cannot list bindings; declaring makes them again.</remarks>
    public static async Task<IReadOnlyList<string>> Check(BrokerConnection broker, CancellationToken ct)
    {
        var faults = new List<string>();
        foreach (var exchange in Topology.Exchanges)
        {
            await Compare(broker, $"exchange {exchange.Name}", faults,
                channel => channel.ExchangeDeclarePassiveAsync(exchange.Name, ct), channel => Declare(channel, exchange, ct), ct);
        }

        foreach (var queue in Topology.Queues)
        {
            await Compare(broker, $"queue {queue.Name}", faults,
                async channel => _ = await channel.QueueDeclarePassiveAsync(queue.Name, ct), channel => Declare(channel, queue, ct), ct);
        }

        return faults;
    }

    // Passive says whether it is there; declaring what is there compares the arguments and changes nothing. Either fault ends the channel.
    private static async Task Compare(
        BrokerConnection broker, string what, List<string> faults, Func<IChannel, Task> find, Func<IChannel, Task> compare, CancellationToken ct)
    {
        await using var channel = await broker.OpenChannel(confirms: false, ct);
        try
        {
            await find(channel);
            await compare(channel);
        }
        catch (OperationInterruptedException e)
        {
            faults.Add(e.ShutdownReason?.ReplyCode == NotFound ? $"{what} is missing" : $"{what} is different: {e.ShutdownReason?.ReplyText}");
        }
    }

    private static Task Declare(IChannel channel, ExchangeSpec exchange, CancellationToken ct) =>
        channel.ExchangeDeclareAsync(
            exchange.Name, exchange.Type, durable: true, autoDelete: false, exchange.Arguments.ToDictionary(), cancellationToken: ct);

    private static Task Declare(IChannel channel, QueueSpec queue, CancellationToken ct) =>
        channel.QueueDeclareAsync(
            queue.Name, durable: true, exclusive: false, autoDelete: false, queue.Arguments.ToDictionary(), cancellationToken: ct);
}
