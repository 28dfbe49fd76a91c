using Verification.Sources.Kit;

namespace Verification.Sources.AmqpRpc;

/// <summary>Where a source listens for requests on a broker of its own, and how long it is waited for.</summary>
public sealed record AmqpRpcOptions
{
    /// <summary>amqp:// or amqps:// address; setting <c>broker</c>, or the first line of <c>broker_file</c>.</summary>
    public required Uri Broker { get; init; }

    /// <summary>Exchange requests are published to; empty: the default exchange; setting <c>exchange</c>.</summary>
    public string Exchange { get; init; } = "";

    /// <summary>Routing key of requests, with the default exchange the queue; setting <c>routing_key</c>.</summary>
    public required string RoutingKey { get; init; }

    /// <summary>From the request to its reply; setting <c>deadline_ms</c>, 50…300000, default 10000.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest reply; setting <c>reply_bytes_max</c>, 1024…67108864, default 8388608.</summary>
    public int ReplyBytesMax { get; init; } = 8 * 1024 * 1024;

    /// <summary>Most questions in one request; 1…5000, default 500.</summary>
    public int QuestionsAtOnceMax { get; init; } = 500;

    /// <summary>Reads the settings; adds every fault, never the address, which holds a password.</summary>
    public static AmqpRpcOptions Of(AdapterSettings settings, ICollection<string> faults) => new()
    {
        Broker = BrokerOf(settings, faults),
        Exchange = settings.Optional("exchange") ?? "",
        RoutingKey = settings.Required("routing_key"),
        Deadline = TimeSpan.FromMilliseconds(settings.Whole("deadline_ms", 10_000, 50, 300_000)),
        ReplyBytesMax = settings.Whole("reply_bytes_max", 8 * 1024 * 1024, 1_024, 64 * 1024 * 1024),
        QuestionsAtOnceMax = settings.Whole("questions_at_once_max", 500, 1, 5_000),
    };

    private static Uri BrokerOf(AdapterSettings settings, ICollection<string> faults)
    {
        var direct = settings.Optional("broker");
        var file = settings.Optional("broker_file");
        if (direct is null == file is null || (file is not null && !File.Exists(file)))
        {
            faults.Add("broker: either broker or an existing broker_file is expected");
        }
        else if (Uri.TryCreate(direct ?? File.ReadLines(file!).FirstOrDefault(), UriKind.Absolute, out var uri) && uri.Scheme is ("amqp" or "amqps"))
        {
            return uri;
        }
        else
        {
            faults.Add("broker: not an amqp:// or amqps:// address");
        }

        return new("amqp://nowhere");
    }
}
