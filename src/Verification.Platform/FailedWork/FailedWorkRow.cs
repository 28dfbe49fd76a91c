using System.Security.Cryptography;
using System.Text;
using Verification.Vocabulary;

namespace Verification.Platform.FailedWork;

/// <summary>A message or row that could not be worked on and rests until somebody looks at it.</summary>
/// <param name="Body">As it came; stored sealed.</param>
/// <param name="Reason">A stable code, e.g. <c>unreadable_json</c>.</param>
/// <param name="Detail">Our own coded text; never a value of the body.</param>
public sealed record FailedMessage(
    string Queue, string Reason, string Detail, ReadOnlyMemory<byte> Body, string? MessageId, string? CorrelationId,
    string? Submitter, DateTimeOffset FailedAt, int Tries)
{
    private const int PlaceLengthMax = 200;

    /// <summary>Where in the message the refused part stands, when only a part is refused; null for the whole of it.</summary>
    public string? Place { get; init; }

    /// <summary>UUIDv8 over queue, body digest and message id (with the place of a part): a second run writes no second row.</summary>
    public Guid Id => IdOf(Queue, Body.Span, Place is null ? MessageId : PlaceOf(Place));

    /// <summary>The row this message may be the retry of: one without an id of that form is sent again under the id of its row.</summary>
    public Guid? MayRepeat => Guid.TryParse(MessageId, out var id) ? id : null;

    /// <summary>Nothing of the sender's stands in it in clear.</summary>
    public bool IsBare => MessageId is null && CorrelationId is null && Submitter is null;

    /// <summary>The sealed body alone, for a message even whose ids the database cannot hold.</summary>
    public FailedMessage Bare() => this with { MessageId = null, CorrelationId = null, Submitter = null };

    /// <summary>SHA-256 of the body as it came.</summary>
    public byte[] Digest => SHA256.HashData(Body.Span);

    internal static Guid IdOf(string queue, ReadOnlySpan<byte> body, string? messageId) =>
        DerivedId.Of(Encoding.UTF8.GetBytes(queue), SHA256.HashData(body), Encoding.UTF8.GetBytes(messageId ?? ""));

    private string PlaceOf(string place)
    {
        var whole = $"{MessageId}/{place}";
        return whole.Length > PlaceLengthMax ? whole[^PlaceLengthMax..] : whole;
    }
}

/// <summary>What became of a retry.</summary>
public abstract record RetryOutcome
{
    /// <summary>The body is on its way to the requests again; its outbox row is to be published.</summary>
    public sealed record Sent(Outbox.OutboxRow Row) : RetryOutcome;

    /// <summary>It was a stored request that had ended; its row is waiting again and the sweep takes it on.</summary>
    public sealed record Reopened : RetryOutcome;

    /// <summary>There is no such row, it is done, or there is no message to send again.</summary>
    public sealed record NotThere : RetryOutcome;
}

/// <summary>What operators see of a failed message: never its body.</summary>
public sealed record FailedWorkRow(
    Guid Id, string Queue, string Reason, string Detail, byte[] BodyDigest, string? MessageId, string? CorrelationId, string? Submitter,
    DateTimeOffset FirstFailedAt, int Tries, string State, DateTimeOffset? RetriedAt);
