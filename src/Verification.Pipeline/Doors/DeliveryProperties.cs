using System.Diagnostics;
using System.Text;
using RabbitMQ.Client;
using Verification.Pipeline.Receiving;

namespace Verification.Pipeline.Doors;

/// <summary>Reads the AMQP properties both edges share, bounded and without trust.</summary>
public static class DeliveryProperties
{
    /// <summary>Longer ids are cut: they are only given back, never looked up.</summary>
    public const int IdLengthMax = 200;

    private const string CountHeader = "x-delivery-count";

    public static Delivery Read(ReadOnlyMemory<byte> body, string queue, bool redelivered, IReadOnlyBasicProperties? properties) => new()
    {
        Body = body,
        Queue = queue,
        MessageId = Bounded(properties?.MessageId),
        CorrelationId = Bounded(properties?.CorrelationId),
        UserId = Bounded(properties?.UserId),
        Trace = TraceOf(properties),
        SeenBefore = redelivered ? CountOf(properties) : 0,
    };

    // On a redelivery a quorum queue writes this header itself; on a first delivery it is whatever the sender put there.
    private static int CountOf(IReadOnlyBasicProperties? properties) =>
        properties?.Headers is { } headers && headers.TryGetValue(CountHeader, out var value)
            ? value switch
            {
                long count => (int)Math.Clamp(count, 0, int.MaxValue),
                int count => Math.Max(0, count),
                short count => Math.Max((short)0, count),
                byte count => count,
                _ => 0,
            }
            : 0;

    private static string? Bounded(string? id)
    {
        if (id is null || (id.Length is > 0 and <= IdLengthMax && !id.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            return id;
        }

        var text = new string([.. id.Take(IdLengthMax).Where(c => c is > ' ' and < (char)0x7F)]);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static ActivityContext TraceOf(IReadOnlyBasicProperties? properties)
    {
        if (properties?.Headers is { } headers && headers.TryGetValue("traceparent", out var value) && value is byte[] { Length: < 100 } text
            && ActivityContext.TryParse(Encoding.ASCII.GetString(text), null, isRemote: true, out var trace))
        {
            return trace;
        }

        return default;
    }
}
