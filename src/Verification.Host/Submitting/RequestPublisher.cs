using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Verification.Platform.Messaging;

namespace Verification.Host.Submitting;

/// <summary>Publishes requests as any assistance system would: plain JSON, persistent, each confirmed by the broker.</summary>
/// <param name="key">Routing key at the exchange of requests.</param>
public sealed class RequestPublisher(BrokerConnection broker, string key)
{
    /// <summary>How many may wait for their confirm; 256 keeps a quorum queue busy.</summary>
    public const int WindowMax = 256;

    /// <summary>Publishes all; answers how many the broker did not take.</summary>
    public async Task<int> Publish(IReadOnlyList<Request> requests, Action<Request> before, CancellationToken ct)
    {
        await using var channel = await broker.OpenChannel(confirms: true, ct);
        await channel.ExchangeDeclarePassiveAsync(Topology.Requests, ct); // a missing exchange is said here, not as a lost channel later
        var refused = 0;
        foreach (var window in requests.Chunk(WindowMax))
        {
            var confirms = window.Select(request =>
            {
                before(request);
                return Confirmed(channel, request, ct);
            }).ToArray();
            refused += (await Task.WhenAll(confirms)).Count(confirmed => !confirmed);
        }

        return refused;
    }

    private async Task<bool> Confirmed(IChannel channel, Request request, CancellationToken ct)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            Persistent = true,
            MessageId = request.Key.RequestId,
        };
        try
        {
            await channel.BasicPublishAsync(Topology.Requests, key, mandatory: true, properties, request.Body, ct);
            return true;
        }
        catch (PublishException)
        {
            return false; // returned or refused: the queue is missing or full
        }
    }
}
