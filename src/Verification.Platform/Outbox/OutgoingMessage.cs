namespace Verification.Platform.Outbox;

/// <summary>A message that leaves once the transaction it was written in has been committed.</summary>
/// <param name="CopyTo">Further routing keys, sent as the <c>CC</c> header.</param>
/// <param name="Type">CloudEvents type, e.g. <c>VerdictIssued</c>.</param>
/// <param name="Body">JSON in UTF-8, as published.</param>
public sealed record OutgoingMessage(
    string Exchange, string RoutingKey, IReadOnlyList<string> CopyTo, Guid MessageId, string Type, string? CorrelationId,
    string? Submitter, DateTimeOffset At, ReadOnlyMemory<byte> Body);

/// <summary>All outgoing messages of one committed batch.</summary>
public sealed record OutboxRow(Guid Id, IReadOnlyList<OutgoingMessage> Messages);
