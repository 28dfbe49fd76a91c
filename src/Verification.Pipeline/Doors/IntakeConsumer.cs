using MassTransit;
using Verification.Platform.Messaging;

namespace Verification.Pipeline.Doors;

/// <summary>The door for single requests on MassTransit.</summary>
public sealed class IntakeConsumer(IntakeDoor door) : IConsumer<RawDelivery>
{
    public static ConsumedQueue On(QueueSpec queue, int prefetch) => new(
        queue, prefetch, bus => bus.AddConsumer<IntakeConsumer>(), (endpoint, context) => endpoint.ConfigureConsumer<IntakeConsumer>(context));

    public Task Consume(ConsumeContext<RawDelivery> context) =>
        ConsumerEdge.Take(context, (delivery, settle, ct) => door.Take(delivery, settle, ct));
}

/// <summary>Hands over bytes and waits until they are settled; MassTransit acknowledges when this returns.</summary>
/// <remarks>
/// No exception may leave: MassTransit would nack and the broker would burn its delivery limit on an innocent message. A case that is never
/// settled, because the process stops, waits here until the connection ends; the broker then gives it to somebody else.
/// </remarks>
internal static class ConsumerEdge
{
    public static async Task Take(ConsumeContext<RawDelivery> context, Func<Delivery, Settle, CancellationToken, Task> take)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Not with the token of the bus: it ends as soon as a consumer is cancelled, as by a deleted queue, and a delivery dropped for that
        // would never be settled; the bus waits for it before it reads again, for ever. What is in hand is finished, in bounded time.
        await take(DeliveryOf(context), () => Settled(settled), CancellationToken.None);
        await settled.Task;
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
