using RabbitMQ.Client;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;
using Verification.TestKit;

namespace Verification.Integration.Tests.Platform;

/// <summary>A virtual host of its own with our topology, and a plain client beside ours.</summary>
internal sealed class BrokerRoom(BrokerOptions options, BrokerConnection ours, IConnection theirs) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public BrokerOptions Options { get; } = options;

    public BrokerConnection Ours { get; } = ours;

    public IConnection Theirs { get; } = theirs;

    public static async Task<BrokerRoom> Open(TimeSpan? confirmTimeout = null)
    {
        var options = new BrokerOptions(await Servers.FreshVhost()) { ConfirmTimeout = confirmTimeout ?? TimeSpan.FromSeconds(5) };
        var ours = new BrokerConnection(options, TimeProvider.System);
        await TopologySetup.Declare(ours, CancellationToken.None);
        return new(options, ours, await new ConnectionFactory { Uri = options.Uri, ClientProvidedName = "test" }.CreateConnectionAsync());
    }

    /// <summary>A queue of a subscriber, bound to an exchange.</summary>
    public async Task<string> Bind(string exchange, string key)
    {
        await using var channel = await Theirs.CreateChannelAsync();
        var queue = await channel.QueueDeclareAsync($"subscriber-{Guid.CreateVersion7()}", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(queue.QueueName, exchange, key);
        return queue.QueueName;
    }

    /// <summary>Takes as many messages as expected, waiting for each; fewer when they do not come.</summary>
    public async Task<IReadOnlyList<BasicGetResult>> Take(string queue, int count)
    {
        await using var channel = await Theirs.CreateChannelAsync();
        using var deadline = new CancellationTokenSource(Patience);
        var taken = new List<BasicGetResult>();
        while (taken.Count < count && !deadline.IsCancellationRequested)
        {
            if (await channel.BasicGetAsync(queue, autoAck: true) is { } message)
            {
                taken.Add(message);
            }
            else
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }

        return taken;
    }

    public async Task<uint> Depth(string queue)
    {
        await using var channel = await Theirs.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
    }

    public async ValueTask DisposeAsync()
    {
        await Theirs.DisposeAsync();
        await Ours.DisposeAsync();
    }

    public static OutgoingMessage Verdict(int number = 1, params string[] copyTo) => new(
        Topology.Verdicts, "dibao-city.dibao.eligible", copyTo, new Guid(number, 0, 0, new byte[8]), "VerdictIssued", $"case-{number}", "dibao-city",
        Some_rows.Noon, "{}"u8.ToArray());
}
