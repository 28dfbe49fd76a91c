using MassTransit;
using Verification.Platform.Messaging;

namespace Verification.Pipeline.Doors;

/// <summary>The door for what follows on verifications, on MassTransit.</summary>
public sealed class ExitConsumer(ExitDoor door, ConsumerEdge edge) : IConsumer<RawDelivery>
{
    /// <summary>One endpoint per kind, all of them the same consumer.</summary>
    public static IEnumerable<ConsumedQueue> OnAll() => DeliveryWindow.Exits.Select(window => new ConsumedQueue(
        Topology.Queues.Single(q => q.Name == window.Queue), window.Prefetch,
        bus => Register(bus, window), (endpoint, context) => endpoint.ConfigureConsumer<ExitConsumer>(context)));

    public Task Consume(ConsumeContext<RawDelivery> context) => edge.Take(context, door.Take);

    private static void Register(IBusRegistrationConfigurator bus, DeliveryWindow window)
    {
        if (window == DeliveryWindow.Exits[0])
        {
            bus.AddConsumer<ExitConsumer>();
        }
    }
}
