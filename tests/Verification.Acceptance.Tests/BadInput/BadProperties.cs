using System.Text;
using RabbitMQ.Client;

namespace Verification.Acceptance.Tests.BadInput;

/// <summary>Properties and headers no contract of ours knows; the request under them is a good one.</summary>
internal static class BadProperties
{
    private const int DepthMax = 100;

    /// <summary>The broker itself ends the connection of who sends this.</summary>
    public const string NoNumber = "a number that is none";

    /// <summary>Each by name: what it does to the properties of a message.</summary>
    public static IReadOnlyList<(string Name, Action<BasicProperties> Do)> All(string victim) =>
    [
        ("no message id", p => p.ClearMessageId()),
        ("message id of 255 bytes", p => p.MessageId = new string('m', 255)),
        ("message id in Chinese with a line end", p => p.MessageId = "编号\r\n一"),
        ("message id of a number", p => p.MessageId = "9223372036854775808"),
        ("correlation id of 255 bytes", p => p.CorrelationId = new string('c', 255)),
        ("reply to somebody else", p => p.ReplyTo = victim),
        ("reply address of a bus", p => p.Headers = Table(("MT-Response-Address", $"rabbitmq://127.0.0.1/{victim}"), ("MT-Fault-Address", $"queue:{victim}"))),
        ("expiration far away", p => p.Expiration = "600000"),
        ("priority", p => p.Priority = 255),
        ("transient", p => p.DeliveryMode = DeliveryModes.Transient),
        ("timestamp at the end of time", p => p.Timestamp = new AmqpTimestamp(long.MaxValue)),
        ("timestamp before the beginning", p => p.Timestamp = new AmqpTimestamp(-1)),
        ("type, application and encoding", p => (p.Type, p.AppId, p.ContentEncoding) = (new string('t', 255), new string('a', 255), "gzip")),
        ("no content type", p => p.ClearContentType()),
        ("empty content type", p => p.ContentType = ""),
        ("content type that is none", p => p.ContentType = ";;;=\"\u0001"),
        ("content type of a bus", p => p.ContentType = "application/vnd.masstransit+json"),
        ("content type of another language", p => p.ContentType = "application/xml; charset=gb18030"),
        ("forged counts of deliveries", p => p.Headers = Table(("x-delivery-count", 100L), ("x-acquired-count", 100L), ("MT-Redelivery-Count", "x"))),
        ("forged deaths", p => p.Headers = Table(("x-death", Deaths()), ("x-first-death-queue", "verification.intake"), ("x-first-death-reason", "delivery_limit"))),
        ("deaths that are no list", p => p.Headers = Table(("x-death", "x"), ("x-death-count", -1L))),
        ("every type of field", p => p.Headers = EveryType()),
        (NoNumber, p => p.Headers = Table(("double", double.NaN))),
        ("a table of tables, a hundred deep", p => p.Headers = Deep()),
        ("a hundred kilobytes of headers", p => p.Headers = Table(("x-large", new string('h', 100 * 1024)))),
        ("a thousand headers", p => p.Headers = Enumerable.Range(0, 1000).ToDictionary(n => $"h{n}", object? (n) => n)),
        ("headers of a bus", p => p.Headers = Table(("MT-Activity-Id", "x"), ("MT-Host-Info", "{"), ("MT-MessageType", "urn:x"), ("Content-Type", "x"), ("MT-Fault-StackTrace", 1L))),
        ("a trace that is none", p => p.Headers = Table(("traceparent", "00-x"), ("tracestate", new string('s', 9000)), ("baggage", "a=b"))),
        ("a trace that is a list", p => p.Headers = Table(("traceparent", new List<object?> { 1, 2 }))),
        ("a copy to nowhere", p => p.Headers = Table(("CC", new List<object?> { "nowhere" }), ("BCC", new List<object?> { "nowhere" }))),
        ("an event of somebody else", p => p.Headers = Table(("ce-id", "x"), ("ce-type", "VerdictIssued"), ("ce-specversion", 9.9))),
    ];

    private static Dictionary<string, object?> Table(params (string Name, object? Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value);

    private static List<object?> Deaths() =>
        [.. Enumerable.Range(0, 50).Select(n => Table(("count", 1_000_000L + n), ("reason", "delivery_limit"), ("queue", "verification.intake"), ("time", new AmqpTimestamp(0))))];

    private static Dictionary<string, object?> EveryType() => Table(
        ("yes", true), ("byte", (byte)1), ("sbyte", (sbyte)-1), ("short", short.MinValue), ("ushort", ushort.MaxValue), ("int", int.MinValue),
        ("uint", uint.MaxValue), ("long", long.MinValue), ("float", float.MaxValue), ("double", double.Epsilon), ("decimal", 1.5m),
        ("text", "x"), ("bytes", Encoding.UTF8.GetBytes("\0\u0001")), ("binary", new BinaryTableValue([0xC3, 0x28])),
        ("instant", new AmqpTimestamp(long.MinValue)), ("nothing", null), ("list", new List<object?> { null, 1, "x" }), ("table", Table(("in", 1))), ("", "no name"));

    private static Dictionary<string, object?> Deep(int depth = DepthMax) => depth == 0 ? Table(("end", 1)) : Table(("deeper", Deep(depth - 1)));
}
