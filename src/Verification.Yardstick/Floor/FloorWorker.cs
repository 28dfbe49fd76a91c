using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Verification.Yardstick.Floor;

/// <summary>One of the floor's workers, with its own deliveries and its own publishing channel.</summary>
internal sealed class FloorWorker
{
    private const int BatchSizeMax = 200;
    private const ushort Prefetch = 2 * BatchSizeMax;

    private readonly Channel<Taken> _waiting = Channel.CreateUnbounded<Taken>(new() { SingleReader = true, SingleWriter = true });
    private readonly IChannel _in;
    private readonly IChannel _out;
    private readonly FloorStore _store;
    private readonly TimeProvider _clock;

    private FloorWorker(IChannel input, IChannel output, FloorStore store, TimeProvider clock) =>
        (_in, _out, _store, _clock) = (input, output, store, clock);

    /// <summary>Consumes from now on.</summary>
    public static async Task<FloorWorker> Start(IConnection connection, FloorStore store, TimeProvider clock, CancellationToken ct)
    {
        var input = await connection.CreateChannelAsync(cancellationToken: ct);
        var output = await connection.CreateChannelAsync(new(true, true, outstandingPublisherConfirmationsRateLimiter: null), ct);
        var worker = new FloorWorker(input, output, store, clock);
        await input.BasicQosAsync(0, Prefetch, false, ct);
        var consumer = new AsyncEventingBasicConsumer(input);
        consumer.ReceivedAsync += (_, delivery) => worker.Take(delivery);
        await input.BasicConsumeAsync(FloorProcess.Requests, autoAck: false, consumer, ct);
        return worker;
    }

    // The client takes its buffer back when this returns.
    private Task Take(BasicDeliverEventArgs delivery)
    {
        _waiting.Writer.TryWrite(new(delivery.DeliveryTag, delivery.Body.ToArray()));
        return Task.CompletedTask;
    }

    /// <summary>Takes, stores, publishes and acknowledges for as long as it may.</summary>
    public async Task Work(CancellationToken ct)
    {
        var batch = new List<Taken>(BatchSizeMax);
        while (await _waiting.Reader.WaitToReadAsync(ct))
        {
            batch.Clear();
            while (batch.Count < BatchSizeMax && _waiting.Reader.TryRead(out var taken))
            {
                batch.Add(taken);
            }

            var now = _clock.GetUtcNow();
            var cases = await Task.WhenAll(batch.Select(taken => FloorCase.Take(taken.Body, now)));
            await _store.Store(cases, ct);
            await Task.WhenAll(cases.Select(one => Publish(one, ct)));
            // Deliveries of this channel come in order and belong to this worker alone.
            await _in.BasicAckAsync(batch[^1].Tag, multiple: true, ct);
        }
    }

    private Task Publish(FloorCase one, CancellationToken ct) =>
        _out.BasicPublishAsync(
            "", FloorProcess.Verdicts, mandatory: false,
            new BasicProperties
            {
                MessageId = one.VerdictId.ToString(), CorrelationId = one.RequestId, ContentType = "application/json",
                DeliveryMode = DeliveryModes.Persistent,
            },
            one.Verdict, ct).AsTask();

    private readonly record struct Taken(ulong Tag, ReadOnlyMemory<byte> Body);
}
