using System.Collections.Concurrent;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Verification.Sources.Exchange;
using Verification.Sources.Kit;

namespace Verification.Sources.AmqpRpc;

/// <summary>One connection with its own reply queue; opened when first needed and anew after it was lost.</summary>
/// <remarks>The reply queue is the connection's own and ends with it: nobody else reads it, and no reply outlives those who wait.</remarks>
internal sealed class RpcConnection(AmqpRpcOptions options, RefusedReplies refused, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Replies of calls that were given up are told from foreign ones for so many calls.</summary>
    private const int GivenUpKept = 4_096;

    // Most replies on their way to us that nobody has looked at yet.
    private const ushort Prefetch = 16;

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<byte[]>> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _givenUp = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Open? _open;

    /// <summary>Publishes a request until the broker has confirmed it, and waits for its reply.</summary>
    public async Task<byte[]> Call(byte[] request, CancellationToken ct)
    {
        var open = await Get(ct);
        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var reply = _waiting.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            var properties = new BasicProperties
            {
                CorrelationId = id, ReplyTo = open.ReplyQueue, ContentType = "application/json",
                Expiration = ((long)options.Deadline.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture),
            };

            // With confirms tracked the await ends when the broker has the request; mandatory: one that nobody takes fails instead of being lost.
            await open.Channel.BasicPublishAsync(options.Exchange, options.RoutingKey, mandatory: true, properties, request, ct);
            return await reply.Task.WaitAsync(ct);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
            if (!reply.Task.IsCompletedSuccessfully)
            {
                GiveUp(id);
            }
        }
    }

    /// <summary>Ends the present connection; whoever waits on it fails.</summary>
    public Task Drop() => End(Interlocked.Exchange(ref _open, null));

    public async ValueTask DisposeAsync()
    {
        await End(_open);
        _gate.Dispose();
    }

    private async Task<Open> Get(CancellationToken ct)
    {
        if (_open is { Channel.IsOpen: true } open)
        {
            return open;
        }

        await _gate.WaitAsync(ct);
        try
        {
            if (_open is { Channel.IsOpen: true } meanwhile)
            {
                return meanwhile;
            }

            await End(_open);
            _open = null;
            var connection = await Factory().CreateConnectionAsync(ct).WaitAsync(ct);
            try
            {
                return _open = await Listening(connection, ct);
            }
            catch
            {
                await End(new(connection, null!, ""));
                throw;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Open> Listening(IConnection connection, CancellationToken ct)
    {
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null), ct);
        var queue = await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true, cancellationToken: ct);
        await channel.BasicQosAsync(0, Prefetch, global: false, ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, reply) => Take(channel, reply);
        channel.ChannelShutdownAsync += (_, _) => FailAll();
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: false, consumer, ct);
        return new(connection, channel, queue.QueueName);
    }

    private async Task Take(IChannel channel, BasicDeliverEventArgs reply)
    {
        var id = reply.BasicProperties.CorrelationId ?? "";
        if (!_waiting.TryRemove(id, out var waiting))
        {
            refused.Count(_givenUp.Contains(id) ? "late" : "foreign");
        }
        else if (reply.Body.Length > options.ReplyBytesMax)
        {
            refused.Count("oversize");
            waiting.TrySetException(new UnreadableAnswer("the reply is larger than it may be"));
        }
        else
        {
            GiveUp(id);
            waiting.TrySetResult(reply.Body.ToArray());
        }

        await channel.BasicAckAsync(reply.DeliveryTag, multiple: false);
    }

    // A second reply to an answered call is as late as one to a call that was given up.
    private void GiveUp(string id)
    {
        _givenUp.Enqueue(id);
        while (_givenUp.Count > GivenUpKept)
        {
            _givenUp.TryDequeue(out _);
        }
    }

    private Task FailAll()
    {
        foreach (var (id, waiting) in _waiting)
        {
            if (_waiting.TryRemove(id, out _))
            {
                waiting.TrySetException(new IOException("the connection to the source's broker was lost"));
            }
        }

        return Task.CompletedTask;
    }

    private ConnectionFactory Factory() => new()
    {
        Uri = options.Broker,
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
        RequestedConnectionTimeout = options.Deadline,
        ContinuationTimeout = options.Deadline,
        HandshakeContinuationTimeout = options.Deadline,
        RequestedHeartbeat = TimeSpan.FromSeconds(15),
        ClientProvidedName = "verification-source",
    };

    private async Task End(Open? open)
    {
        if (open is null)
        {
            return;
        }

        try
        {
            await open.Connection.AbortAsync(EndPatience).WaitAsync(EndPatience, clock);
            await open.Connection.DisposeAsync().AsTask().WaitAsync(EndPatience, clock);
        }
        catch (Exception)
        {
            // It is given up; its end is not worth a fault.
        }
    }

    private sealed record Open(IConnection Connection, IChannel Channel, string ReplyQueue);
}
