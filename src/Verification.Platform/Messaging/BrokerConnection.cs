using RabbitMQ.Client;

namespace Verification.Platform.Messaging;

/// <summary>One connection to the broker, opened when first needed and opened anew after it was lost.</summary>
/// <remarks>
/// The client's own recovery is off: it can hang for ever with confirms on, and it reports an open connection while it does.
/// Whoever holds a channel finds it closed and asks for a new one. Every await has a deadline.
/// </remarks>
public sealed class BrokerConnection(BrokerOptions options, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>
    /// The broker ends a connection that is silent for two of these, and gives to others what it had in hand. A process that stands still
    /// may so keep requests for half a minute; with the broker's own minute it kept them past the time a verdict may take.
    /// </summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // What is given up gets this long to say good-bye; a stopped broker would otherwise hold up whoever publishes anew.
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IConnection? _current;

    public BrokerOptions Options { get; } = options;

    /// <summary>The open connection; throws what the client throws when the broker cannot be reached in time.</summary>
    public async Task<IConnection> Get(CancellationToken ct)
    {
        if (_current is { IsOpen: true } open)
        {
            return open;
        }

        await _gate.WaitAsync(ct);
        try
        {
            if (_current is { IsOpen: true } meanwhile)
            {
                return meanwhile;
            }

            await End(_current);
            _current = null;
            using var deadline = new CancellationTokenSource(Options.OperationTimeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
            var factory = Factory();
            _current = await factory.CreateConnectionAsync(NodesFor(factory), either.Token).WaitAsync(Options.OperationTimeout, clock, ct);
            return _current;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A new channel; with confirms every publish can be awaited until the broker has it.</summary>
    public async Task<IChannel> OpenChannel(bool confirms, CancellationToken ct)
    {
        var connection = await Get(ct);
        // No limiter of the client's: the caller's window is the limit.
        var channel = new CreateChannelOptions(confirms, confirms, outstandingPublisherConfirmationsRateLimiter: null);
        try
        {
            return await connection.CreateChannelAsync(channel, ct).WaitAsync(Options.OperationTimeout, clock, ct);
        }
        catch (OperationCanceledException cancelled) when (!ct.IsCancellationRequested)
        {
            // The client's own patience ended before ours; to callers both are a broker that does not answer in time.
            throw new TimeoutException("the broker opened no channel in time", cancelled);
        }
    }

    /// <summary>Gives up the present connection because nothing comes back over it; the next caller opens a new one.</summary>
    public Task Drop() => End(Interlocked.Exchange(ref _current, null));

    public async ValueTask DisposeAsync()
    {
        await End(_current);
        _gate.Dispose();
    }

    /// <summary>Ends a channel without waiting for a broker that may never answer.</summary>
    internal async Task End(IChannel channel)
    {
        try
        {
            await channel.AbortAsync().WaitAsync(EndPatience, clock);
            await channel.DisposeAsync().AsTask().WaitAsync(EndPatience, clock);
        }
        catch (Exception)
        {
            // It is given up; its end is not worth a fault.
        }
    }

    private async Task End(IConnection? connection)
    {
        if (connection is null)
        {
            return;
        }

        try
        {
            await connection.AbortAsync(EndPatience).WaitAsync(EndPatience, clock);
            await connection.DisposeAsync().AsTask().WaitAsync(EndPatience, clock);
        }
        catch (Exception)
        {
            // It is given up; its end is not worth a fault.
        }
    }

    // The client tries them in an order of chance, so that the connections of many processes spread over the cluster.
    private IEnumerable<AmqpTcpEndpoint> NodesFor(ConnectionFactory factory) => Options.Nodes.Select(node => new AmqpTcpEndpoint(
        node.Host, node.Port, factory.Ssl.Enabled ? new SslOption(node.Host, enabled: true) { Version = factory.Ssl.Version } : new SslOption()));

    private ConnectionFactory Factory() => new()
    {
        Uri = new UriBuilder(Options.Uri) { Query = "" }.Uri,
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
        // A node that does not even refuse must leave time for the next one.
        RequestedConnectionTimeout = Options.OperationTimeout / (Options.Nodes.Count + 1),
        ContinuationTimeout = Options.OperationTimeout,
        HandshakeContinuationTimeout = Options.OperationTimeout,
        RequestedHeartbeat = Heartbeat,
        ClientProvidedName = Options.ClientName,
    };
}
