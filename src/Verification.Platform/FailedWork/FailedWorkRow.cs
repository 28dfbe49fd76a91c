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
    /// <summary>UUIDv8 over queue, body digest and message id: a second run writes no second row.</summary>
    public Guid Id => DerivedId.Of(
        System.Text.Encoding.UTF8.GetBytes(Queue), Digest, System.Text.Encoding.UTF8.GetBytes(MessageId ?? ""));

    /// <summary>Nothing of the sender's stands in it in clear.</summary>
    public bool IsBare => MessageId is null && CorrelationId is null && Submitter is null;

    /// <summary>The sealed body alone, for a message even whose ids the database cannot hold.</summary>
    public FailedMessage Bare() => this with { MessageId = null, CorrelationId = null, Submitter = null };

    /// <summary>SHA-256 of the body as it came.</summary>
    public byte[] Digest => System.Security.Cryptography.SHA256.HashData(Body.Span);
}

/// <summary>What operators see of a failed message: never its body.</summary>
public sealed record FailedWorkRow(
    Guid Id, string Queue, string Reason, string Detail, byte[] BodyDigest, string? MessageId, string? CorrelationId, string? Submitter,
    DateTimeOffset FirstFailedAt, int Tries, string State, DateTimeOffset? RetriedAt);
