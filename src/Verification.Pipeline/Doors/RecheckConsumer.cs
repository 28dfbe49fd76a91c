using MassTransit;
using Verification.Platform.Messaging;

namespace Verification.Pipeline.Doors;

/// <summary>The door for rechecks on MassTransit.</summary>
public sealed class RecheckConsumer(RecheckDoor door, ConsumerEdge edge) : IConsumer<RawDelivery>
{
    public static ConsumedQueue On(QueueSpec queue, int prefetch) => new(
        queue, prefetch, bus => bus.AddConsumer<RecheckConsumer>(),
        (endpoint, context) => endpoint.ConfigureConsumer<RecheckConsumer>(context));

    public Task Consume(ConsumeContext<RawDelivery> context) => edge.Take(context, door.Take);
}
