using MassTransit;
using MassTransit.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Verification.Platform.Health;

namespace Verification.Platform.Messaging;

/// <summary>A queue MassTransit reads for us: the queue as declared, how many deliveries are in hand at once, and who takes them.</summary>
public sealed record ConsumedQueue(
    QueueSpec Queue, int Prefetch, Action<IBusRegistrationConfigurator> Register,
    Action<IReceiveEndpointConfigurator, IBusRegistrationContext> Bind);

/// <summary>MassTransit as we use it: receive endpoints on our own queues, raw bytes in, nothing else.</summary>
/// <remarks>Publishing, retries, schedules, error queues and topology are ours (libraries.md §2), so that the bus can be left one day.</remarks>
public static class RequestBus
{
    /// <summary>A stop with work in flight takes this long at most; pods need a longer grace.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    public static void AddRequestBus(this IServiceCollection services, BrokerOptions options, IReadOnlyList<ConsumedQueue> queues)
    {
        services.Configure<MassTransitHostOptions>(host =>
        {
            host.WaitUntilStarted = true;
            host.StopTimeout = StopTimeout;
        });
        services.AddMassTransit(bus =>
        {
            // It would phone home five minutes after start otherwise.
            bus.DisableUsageTelemetry();
            foreach (var queue in queues)
            {
                queue.Register(bus);
            }

            bus.UsingRabbitMq((context, broker) =>
            {
                Connect(broker, options);
                foreach (var queue in queues)
                {
                    broker.ReceiveEndpoint(queue.Queue.Name, endpoint => Receive(endpoint, queue, context));
                }
            });
        });
    }

    /// <summary>Red when MassTransit says that an endpoint is not consuming.</summary>
    public static RoleProbe Probe(IServiceProvider services) => new(
        "intake-edge", _ => Task.FromResult(services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy));

    private static void Connect(IRabbitMqBusFactoryConfigurator broker, BrokerOptions options)
    {
        var credentials = options.Uri.UserInfo.Split(':', 2);
        var virtualHost = Uri.UnescapeDataString(options.Uri.AbsolutePath.TrimStart('/'));
        broker.Host(options.Nodes[0].Host, (ushort)options.Nodes[0].Port, virtualHost.Length == 0 ? "/" : virtualHost, host =>
        {
            host.Username(Uri.UnescapeDataString(credentials[0]));
            host.Password(Uri.UnescapeDataString(credentials.Length > 1 ? credentials[1] : ""));
            host.ConnectionName(options.ClientName);
            host.Heartbeat(BrokerConnection.Heartbeat);
            if (options.Nodes.Count > 1)
            {
                host.UseCluster(cluster =>
                {
                    foreach (var node in options.Nodes)
                    {
                        cluster.Node($"{node.Host}:{node.Port}");
                    }
                });
            }

            if (options.Uri.Scheme == "amqps")
            {
                host.UseSsl();
            }
        });
    }

    private static void Receive(IRabbitMqReceiveEndpointConfigurator endpoint, ConsumedQueue queue, IBusRegistrationContext context)
    {
        // Equal to what `broker setup` declares, or the broker answers 406 and the endpoint never becomes healthy.
        foreach (var (name, value) in queue.Queue.Arguments)
        {
            endpoint.SetQueueArgument(name, value);
        }

        endpoint.ConfigureConsumeTopology = false;
        endpoint.BindQueue = false;
        endpoint.PublishFaults = false;
        endpoint.PrefetchCount = queue.Prefetch;
        endpoint.ClearSerialization();
        endpoint.AddSerializer(new SystemTextJsonRawMessageSerializerFactory(), true);
        endpoint.AddDeserializer(new RawDeliverySerializerFactory(), true);
        endpoint.RethrowFaultedMessages();
        endpoint.ThrowOnSkippedMessages();
        queue.Bind(endpoint, context);
    }
}
