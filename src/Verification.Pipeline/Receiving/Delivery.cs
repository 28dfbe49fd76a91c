using System.Diagnostics;
using System.Security.Cryptography;
using Verification.Platform.FailedWork;

namespace Verification.Pipeline.Receiving;

/// <summary>One message as it stood at a door: bytes, and the few properties we read; none of them is trusted.</summary>
public sealed record Delivery
{
    private byte[]? _bodyDigest;

    public required ReadOnlyMemory<byte> Body
    {
        get;
        init => (field, _bodyDigest) = (value, null);
    }

    /// <summary>Queue it was taken from.</summary>
    public required string Queue { get; init; }

    public string? MessageId { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>The user the broker authenticated and checked, when the sender set it.</summary>
    public string? UserId { get; init; }

    /// <summary>How often it was in hand before without an end: told by the broker of a redelivery only, or counted in the row.</summary>
    public int SeenBefore { get; init; }

    /// <summary>It is a stored row that a sweep has taken on.</summary>
    public bool IsRow { get; init; }

    /// <summary>SHA-256 of the body as it came.</summary>
    public byte[] BodyDigest => _bodyDigest ??= SHA256.HashData(Body.Span);

    /// <summary>The sender's trace, so that one trace covers the whole road.</summary>
    public ActivityContext Trace { get; init; }

    /// <summary>A body that came over HTTP, or that goes on as if it had: alone and stored.</summary>
    public static Delivery OverHttp(ReadOnlyMemory<byte> body, string queue = FailedQueues.Http) => new() { Body = body, Queue = queue };
}

/// <summary>Tells the door that the rows are there: acknowledge, or nothing for work that rests on a row already.</summary>
/// <remarks>May be called after the door has gone; that is harmless, the redelivery loses at the arbiter.</remarks>
public delegate ValueTask Settle();

/// <summary>Settles that need no door.</summary>
public static class Settling
{
    /// <summary>Of work that nobody waits for: its row is all there is of it.</summary>
    public static readonly Settle NobodyWaits = static () => ValueTask.CompletedTask;
}
