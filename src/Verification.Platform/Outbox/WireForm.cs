using System.Globalization;
using RabbitMQ.Client;

namespace Verification.Platform.Outbox;

/// <summary>How a message looks on the wire: plain JSON, CloudEvents attributes as headers.</summary>
internal static class WireForm
{
    private const string Source = "/verification";

    public static BasicProperties Properties(OutgoingMessage message)
    {
        var id = message.MessageId.ToString();
        var headers = new Dictionary<string, object?>(8, StringComparer.Ordinal)
        {
            ["ce-specversion"] = "1.0",
            ["ce-id"] = id,
            ["ce-type"] = message.Type,
            ["ce-source"] = Source,
            ["ce-time"] = message.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        };
        if (message.CorrelationId is { } subject)
        {
            headers["ce-subject"] = subject;
        }

        if (message.Submitter is { } submitter)
        {
            headers["ce-submitter"] = submitter;
        }

        // An array even for one key: a bare string closes the channel.
        if (message.CopyTo.Count > 0)
        {
            headers["CC"] = message.CopyTo.Cast<object>().ToList();
        }

        return new BasicProperties
        {
            MessageId = id,
            CorrelationId = message.CorrelationId,
            Type = message.Type,
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            Timestamp = new AmqpTimestamp(message.At.ToUnixTimeSeconds()),
            Headers = headers,
        };
    }
}
