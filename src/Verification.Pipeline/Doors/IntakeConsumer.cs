using MassTransit;
using Microsoft.Extensions.Hosting;
using Verification.Pipeline.Receiving;
using Verification.Platform.Messaging;

namespace Verification.Pipeline.Doors;

/// <summary>The door for single requests on MassTransit.</summary>
public sealed class IntakeConsumer(IntakeDoor door, ConsumerEdge edge) : IConsumer<RawDelivery>
{
    public static ConsumedQueue On(QueueSpec queue, int prefetch) => new(
        queue, prefetch, bus => bus.AddConsumer<IntakeConsumer>(), (endpoint, context) => endpoint.ConfigureConsumer<IntakeConsumer>(context));

    public Task Consume(ConsumeContext<RawDelivery> context) => edge.Take(context, door.Take);
}

/// <summary>Hands over bytes and waits until they are settled; MassTransit acknowledges when this returns.</summary>
/// <remarks>
/// No exception may leave while the process works: MassTransit would nack and the broker would burn its delivery limit on an innocent
/// message. What is never settled, because the process stops, is given back a while after the stop began; the broker gives it to somebody else.
/// </remarks>
public sealed class ConsumerEdge(LargeBodies large, IHostApplicationLifetime host, TimeProvider clock)
{
    /// <summary>What is in hand when a stop begins gets this long to be settled: sources 1 s, a commit, and leisure.</summary>
    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(10);

    /// <summary>Takes one delivery; returns when it is settled.</summary>
    internal async Task Take(ConsumeContext<RawDelivery> context, Func<Delivery, Settle, CancellationToken, Task> door)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var settle = await large.Enter(context.Message.Length, () => Settled(settled), host.ApplicationStopping);

        // Not with the token of the bus: it ends as soon as a consumer is cancelled, as by a deleted queue, and a delivery dropped for that
        // would never be settled; the bus waits for it before it reads again, for ever. What is in hand is finished, in bounded time.
        await door(DeliveryOf(context), settle, CancellationToken.None);
        await Until(settled.Task);
    }

    /// <summary>Waits for the settling; throws when the process stops and it does not come.</summary>
    internal async Task Until(Task settled)
    {
        if (settled.IsCompleted)
        {
            return;
        }

        await settled.WaitAsync(host.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await settled.WaitAsync(SettledWithin, clock);
    }

    private static ValueTask Settled(TaskCompletionSource settled)
    {
        settled.TrySetResult();
        return ValueTask.CompletedTask;
    }

    private static Delivery DeliveryOf(ConsumeContext<RawDelivery> context)
    {
        var properties = context.ReceiveContext.TryGetPayload(out RabbitMqBasicConsumeContext? basic) ? basic.Properties : null;
        return DeliveryProperties.Read(
            context.Message.Body, context.ReceiveContext.InputAddress.AbsolutePath.Split('/')[^1], context.ReceiveContext.Redelivered, properties);
    }
}
