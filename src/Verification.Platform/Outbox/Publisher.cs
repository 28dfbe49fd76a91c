using RabbitMQ.Client;
using Verification.Platform.Crashes;
using Verification.Platform.Messaging;
using Verification.Vocabulary;

namespace Verification.Platform.Outbox;

/// <summary>Publishes a window of messages and returns when the broker has confirmed every one.</summary>
/// <remarks>
/// A confirm that does not come in time may mean stored or lost: the channel is given up and the message goes out again on a new one
/// with the same message id. Safe for several callers at once; they share the channel.
/// </remarks>
public sealed class Publisher(BrokerConnection broker, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Messages on their way at once per caller.</summary>
    public const int WindowMax = 1000;

    /// <summary>Channels tried before the messages are left to the relay.</summary>
    public const int TriesMax = 3;

    /// <summary>Message id of the probe, which goes nowhere.</summary>
    private static readonly Guid Nowhere = Guid.Empty;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IChannel? _channel;

    /// <summary>Returns when all are confirmed; throws <see cref="PublishFailed"/> when some are not after all tries.</summary>
    public async Task Publish(IReadOnlyList<OutgoingMessage> messages, CancellationToken ct)
    {
        foreach (var window in messages.Chunk(WindowMax))
        {
            await PublishWindow(window, ct);
        }

        Telemetry.Telemetry.Published.Add(messages.Count);
    }

    /// <summary>Whether the broker confirms at all; the message goes nowhere.</summary>
    public async Task<bool> Probe(CancellationToken ct)
    {
        var nowhere = new OutgoingMessage("", "verification.probe", [], Nowhere, "probe", null, null, clock.GetUtcNow(), default);
        return (await Send(await Channel(ct), [nowhere], ct)).Unconfirmed.Count == 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is { } channel)
        {
            await broker.End(channel);
        }

        _gate.Dispose();
    }

    private async Task PublishWindow(IReadOnlyList<OutgoingMessage> window, CancellationToken ct)
    {
        var waiting = window;
        for (var tries = 1; ; tries++)
        {
            Exception? cause;
            try
            {
                (waiting, cause) = await Send(await Channel(ct), waiting, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                cause = e;
            }

            if (waiting.Count == 0)
            {
                return;
            }

            if (tries == TriesMax)
            {
                throw new PublishFailed(waiting.Count, cause);
            }

            if (tries > 1 && cause is TimeoutException)
            {
                // A new channel did not help: the connection itself may be dead without either side having noticed.
                await broker.Drop();
            }

            Telemetry.Telemetry.Republished.Add(waiting.Count);
        }
    }

    private async Task<(IReadOnlyList<OutgoingMessage> Unconfirmed, Exception? Cause)> Send(
        IChannel channel, IReadOnlyList<OutgoingMessage> window, CancellationToken ct)
    {
        // All go out before the first confirm is awaited; one by one costs twelve to twenty times as much.
        var confirms = new Task[window.Count];
        for (var i = 0; i < window.Count; i++)
        {
            var message = window[i];
            confirms[i] = channel.BasicPublishAsync(
                message.Exchange, message.RoutingKey, MustBeRouted(message), WireForm.Properties(message), message.Body, CancellationToken.None).AsTask();
        }

        if (window[0].MessageId != Nowhere)
        {
            CrashPoints.Pass(CrashPoint.AfterPublish);
        }

        var all = Task.WhenAll(confirms);
        try
        {
            await all.WaitAsync(broker.Options.ConfirmTimeout, clock, ct);
            return ([], null);
        }
        catch (Exception e)
        {
            await Retire(channel);
            ct.ThrowIfCancellationRequested();
            IReadOnlyList<OutgoingMessage> left = [.. window.Where((_, i) => !confirms[i].IsCompletedSuccessfully)];
            Promise.That(left.Count > 0 || all.IsCompletedSuccessfully, "a window without all confirms has a message without one");
            return (left, e);
        }
    }

    // Requests must reach a queue. A verdict nobody bound goes through the alternate exchange, an acknowledgement nobody bound to nobody.
    private static bool MustBeRouted(OutgoingMessage message) =>
        string.Equals(message.Exchange, Topology.Requests, StringComparison.Ordinal);

    private async Task<IChannel> Channel(CancellationToken ct)
    {
        if (_channel is { IsOpen: true } open)
        {
            return open;
        }

        await _gate.WaitAsync(ct);
        try
        {
            return _channel is { IsOpen: true } meanwhile ? meanwhile : _channel = await broker.OpenChannel(confirms: true, ct);
        }
        finally
        {
            _gate.Release();
        }
    }

    private Task Retire(IChannel channel)
    {
        Interlocked.CompareExchange(ref _channel, null, channel);
        return broker.End(channel);
    }
}

/// <summary>The broker did not confirm in time; the outbox row stays and the relay will publish it.</summary>
public sealed class PublishFailed(int unconfirmed, Exception? cause) : Exception($"{unconfirmed} messages were not confirmed", cause);
