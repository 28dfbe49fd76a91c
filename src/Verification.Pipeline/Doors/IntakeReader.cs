using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Verification.Pipeline.Receiving;
using Verification.Platform.Health;
using Verification.Platform.Messaging;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Doors;

/// <summary>The same doors on RabbitMQ.Client alone, kept ready so that the edge can be changed (design §9).</summary>
/// <param name="broker">A connection of this reader's own.</param>
/// <param name="window">Queue and how much of it may be in hand.</param>
/// <param name="take">The door; never throws.</param>
/// <param name="large">Room for large bodies, over all queues.</param>
/// <param name="clock">Waits between attempts to connect.</param>
/// <param name="log">Where a lost broker is told.</param>
public sealed class IntakeReader(
    BrokerConnection broker, DeliveryWindow window, Func<Delivery, Settle, CancellationToken, Task> take, LargeBodies large,
    TimeProvider clock, ILogger<IntakeReader> log) : BackgroundService
{
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(1);

    private volatile bool _consuming;

    /// <summary>Red while no consumer stands at the queue.</summary>
    public RoleProbe Probe => new($"intake-reader {window.Queue}", _ => Task.FromResult(_consuming));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReadUntilClosed(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                PipelineLog.EdgeLost(log, window.Queue, FaultText.Of(fault));
            }

            await Task.Delay(ReconnectAfter, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadUntilClosed(CancellationToken ct)
    {
        await using var channel = await broker.OpenChannel(confirms: false, ct);
        await channel.BasicQosAsync(0, window.Prefetch, global: false, ct);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) => Done(closed);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var settled = new SettledDeliveries((tag, multiple) => Acknowledge(channel, tag, multiple), clock);
        var acknowledging = settled.Run(ended.Token);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.UnregisteredAsync += (_, _) => Done(closed);
        consumer.ReceivedAsync += (_, message) => Hand(settled, message, ct);
        await channel.BasicConsumeAsync(window.Queue, autoAck: false, consumer, ct);
        _consuming = true;
        try
        {
            // Without acknowledgements the window would fill and stand still: a new channel begins anew.
            await await Task.WhenAny(closed.Task, acknowledging).WaitAsync(ct);
        }
        finally
        {
            _consuming = false;
            await ended.CancelAsync();
            await acknowledging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await settled.AcknowledgeNow();
        }
    }

    private Task Hand(SettledDeliveries settled, BasicDeliverEventArgs message, CancellationToken ct)
    {
        // The client reuses its buffer once this returns.
        var delivery = DeliveryProperties.Read(message.Body.ToArray(), window.Queue, message.Redelivered, message.BasicProperties);
        var tag = message.DeliveryTag;

        // Not awaited: the next delivery must not wait for this household's sources. The door never throws and prefetch bounds how many run.
        _ = Take(delivery, () => Settle(settled, tag), ct);
        return Task.CompletedTask;
    }

    private async Task Take(Delivery delivery, Settle settle, CancellationToken ct)
    {
        try
        {
            settle = await large.Enter(delivery.Body.Length, settle, ct);
        }
        catch (OperationCanceledException)
        {
            // Stopping: it stays with the broker.
            return;
        }

        await take(delivery, settle, ct);
    }

    private static ValueTask Settle(SettledDeliveries settled, ulong tag)
    {
        settled.Settle(tag);
        return ValueTask.CompletedTask;
    }

    private static async ValueTask Acknowledge(IChannel channel, ulong tag, bool multiple)
    {
        try
        {
            await channel.BasicAckAsync(tag, multiple);
        }
        catch (Exception fault) when (fault is RabbitMQ.Client.Exceptions.AlreadyClosedException or ObjectDisposedException or IOException)
        {
            // The broker redelivers; the submission row makes the second run harmless.
        }
    }

    private static Task Done(TaskCompletionSource closed)
    {
        closed.TrySetResult();
        return Task.CompletedTask;
    }
}
