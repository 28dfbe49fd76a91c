using MassTransit;
using Verification.Platform.Messaging;

namespace Verification.Pipeline.Doors;

/// <summary>The batch door on MassTransit.</summary>
public sealed class IntakeBatchConsumer(BatchDoor door, ConsumerEdge edge) : IConsumer<RawDelivery>
{
    public static ConsumedQueue On(QueueSpec queue, int prefetch) => new(
        queue, prefetch, bus => bus.AddConsumer<IntakeBatchConsumer>(),
        (endpoint, context) => endpoint.ConfigureConsumer<IntakeBatchConsumer>(context));

    public Task Consume(ConsumeContext<RawDelivery> context) => edge.Take(context, door.Take);
}
