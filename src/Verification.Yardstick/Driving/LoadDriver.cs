using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Verification.Yardstick.Driving;

/// <summary>Publishes prepared requests as an assistance system would, reads the verdicts, and keeps the time of both.</summary>
internal sealed class LoadDriver(Uri broker, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Publishes that may wait for their confirms; the broker is kept busy, and the driver is not the limit.</summary>
    private const int WindowMax = 500;

    private const ushort ReadAhead = 2000;
    private const ulong AcknowledgeEvery = 100;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private IConnection? _connection;

    /// <summary>All as fast as the broker takes them.</summary>
    public Task<DrivenRun> AtFullSpeed(Side side, IReadOnlyList<Prepared> requests, TimeSpan patience, CancellationToken ct) =>
        Drive(side, requests, null, patience, ct);

    /// <summary>So many a second; each verdict's wait counts from the moment its request was due to leave, not from when it left.</summary>
    public Task<DrivenRun> Paced(Side side, IReadOnlyList<Prepared> requests, double perSecond, TimeSpan patience, CancellationToken ct) =>
        Drive(side, requests, TimeSpan.FromSeconds(1 / perSecond), patience, ct);

    /// <summary>Publishes and does not wait for verdicts.</summary>
    public async Task PublishOnly(Side side, IReadOnlyList<Prepared> requests, CancellationToken ct)
    {
        await using var channel = await Publishing(ct);
        await Publish(channel, side, requests, new RunTally(requests, clock), null, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task<DrivenRun> Drive(
        Side side, IReadOnlyList<Prepared> requests, TimeSpan? pace, TimeSpan patience, CancellationToken ct)
    {
        var tally = new RunTally(requests, clock);
        await using var reading = await Reading(side, tally, ct);
        await using var publishing = await Publishing(ct);
        tally.Begin();
        var sending = Publish(publishing, side, requests, tally, pace, ct);
        await Settled(tally, sending, patience, ct);
        await sending;
        return tally.End();
    }

    private async Task Settled(RunTally tally, Task sending, TimeSpan patience, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        var (seen, since) = (0, clock.GetTimestamp());
        while (!tally.AllAnswered.IsCompleted)
        {
            await Task.WhenAny(tally.AllAnswered, timer.WaitForNextTickAsync(ct).AsTask());
            ct.ThrowIfCancellationRequested();
            if (tally.Answered != seen || !sending.IsCompleted)
            {
                (seen, since) = (tally.Answered, clock.GetTimestamp());
            }
            else if (clock.GetElapsedTime(since) > patience)
            {
                return;
            }
        }
    }

    private async Task Publish(
        IChannel channel, Side side, IReadOnlyList<Prepared> requests, RunTally tally, TimeSpan? pace, CancellationToken ct)
    {
        // Never awaited by its handle, so there is nothing to dispose.
        var window = new SemaphoreSlim(WindowMax, WindowMax);
        var confirms = new Task[requests.Count];
        var began = clock.GetTimestamp();
        for (var i = 0; i < requests.Count; i++)
        {
            if (pace is { } every && every * i - clock.GetElapsedTime(began) is { Ticks: > 0 } early)
            {
                await Task.Delay(early, clock, ct);
            }

            await window.WaitAsync(ct);
            tally.Leaves(i, pace is { } step ? step * i : null);
            confirms[i] = Confirmed(channel, side, requests[i], window, ct);
        }

        await Task.WhenAll(confirms);
    }

    private static async Task Confirmed(IChannel channel, Side side, Prepared request, SemaphoreSlim window, CancellationToken ct)
    {
        try
        {
            await channel.BasicPublishAsync(
                side.Exchange, side.Key, mandatory: true,
                new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent, MessageId = request.RequestId },
                request.Body, ct);
        }
        finally
        {
            window.Release();
        }
    }

    private async Task<IChannel> Publishing(CancellationToken ct) =>
        await (await Connection(ct)).CreateChannelAsync(new(true, true, outstandingPublisherConfirmationsRateLimiter: null), ct);

    private async Task<IChannel> Reading(Side side, RunTally tally, CancellationToken ct)
    {
        var channel = await (await Connection(ct)).CreateChannelAsync(cancellationToken: ct);
        await channel.BasicQosAsync(0, ReadAhead, false, ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            var last = tally.Takes(delivery.BasicProperties.CorrelationId);
            if (delivery.DeliveryTag % AcknowledgeEvery == 0 || last)
            {
                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: true, CancellationToken.None);
            }
        };
        await channel.BasicConsumeAsync(side.Verdicts, autoAck: false, consumer, ct);
        return channel;
    }

    private async Task<IConnection> Connection(CancellationToken ct) => _connection ??= await new ConnectionFactory
    {
        Uri = broker, AutomaticRecoveryEnabled = false, ClientProvidedName = "yardstick driver",
    }.CreateConnectionAsync(ct);
}
