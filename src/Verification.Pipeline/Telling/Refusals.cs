using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Platform.Database;
using Verification.Platform.FailedWork;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;
using Verification.Vocabulary;

namespace Verification.Pipeline.Telling;

/// <summary>Turns what cannot be taken into a row that rests and a message that says why; never with a value of the input.</summary>
public static class Refusals
{
    private const string UnknownSubmitter = "unknown";

    /// <summary>A row and a refusal for one delivery.</summary>
    /// <param name="origin">The delivery as it came.</param>
    /// <param name="submitter">Read from the body, else the AMQP user, else <c>unknown</c>.</param>
    /// <param name="requestId">Read from the body, if it could be.</param>
    /// <param name="faults">All of them.</param>
    /// <param name="now">When it was refused.</param>
    public static Rest Of(Delivery origin, string? submitter, string? requestId, IReadOnlyList<RequestFault> faults, DateTimeOffset now)
    {
        var who = submitter ?? origin.UserId ?? UnknownSubmitter;
        var failed = new FailedMessage(
            origin.Queue, faults[0].Name, string.Join(' ', faults.Select(f => f.Code).Distinct()), origin.Body,
            origin.MessageId, origin.CorrelationId, who, now, 1);
        var refused = new VerificationRefused
        {
            Submitter = who,
            RequestId = requestId,
            MessageId = origin.MessageId,
            CorrelationId = origin.CorrelationId,
            BodyDigest = Convert.ToHexStringLower(failed.Digest),
            Faults = faults,
            At = now,
        };
        return new(failed, Message(refused, failed.Id));
    }

    /// <summary>A row and a refusal for one request of a batch, resting alone so that it can be sent again alone.</summary>
    /// <remarks>It goes to the submitter of the batch, who sent it, whatever name the request bears. Operators read its place beside the codes.</remarks>
    public static Rest OfItem(Delivery batch, string submitter, RequestReading.Refused item, DateTimeOffset now) =>
        OfPart(batch, item.RawBody, item.Faults[0].Path, submitter, item.RequestId, item.Faults, now);

    /// <summary>A row and a refusal for a part of a batch.</summary>
    /// <param name="batch">The batch as it came; its body may be thousands of times as large as the part.</param>
    /// <param name="body">The part alone.</param>
    /// <param name="place">What tells it from other parts of the batch with the same body.</param>
    /// <param name="submitter">Of the batch.</param>
    /// <param name="requestId">Of the part, if it could be read.</param>
    /// <param name="faults">All of them.</param>
    /// <param name="now">When it was refused.</param>
    public static Rest OfPart(
        Delivery batch, ReadOnlyMemory<byte> body, string place, string submitter, string? requestId, IReadOnlyList<RequestFault> faults,
        DateTimeOffset now)
    {
        var whole = Of(batch with { Body = body, Queue = FailedQueues.OfPart(batch.Queue) }, submitter, requestId, faults, now);
        var row = whole.Row with { Place = place, Detail = $"{whole.Row.Detail} {place}" };
        return new(row, whole.Told is { } told ? told with { MessageId = MessageIdOf(row.Id) } : null);
    }

    /// <summary>A fault of ours over one delivery: nobody is told that it was bad.</summary>
    public static Rest OurFault(Delivery origin, DateTimeOffset now) => Of(origin, null, null, [RoadFaults.OurFault], now) with { Told = null };

    /// <summary>A delivery that ends the process that works on it: ours to mend, so nobody is told that it was bad.</summary>
    public static Rest EndsTheProcess(Delivery origin, DateTimeOffset now) =>
        Of(origin, null, null, [RoadFaults.EndsTheProcess], now) with { Told = null };

    /// <summary>A fault of our own storing: the request was good, so nobody is told that it was not.</summary>
    public static Rest Unstorable(Delivery origin, string submitter, string reason, DateTimeOffset now, OutgoingMessage? told = null) => new(
        new FailedMessage(
            origin.Queue, reason, reason == FaultReason.OwnFault ? RoadFaults.OurFault.Code : "VR-ROAD-003", origin.Body, origin.MessageId, origin.CorrelationId, submitter, now, 1),
        told);

    private static Guid MessageIdOf(Guid failedId) => DerivedId.Of("refused"u8.ToArray(), failedId.ToByteArray(bigEndian: true));

    private static OutgoingMessage Message(VerificationRefused refused, Guid failedId) => new(
        Topology.Acknowledgements, refused.Submitter, [],
        MessageIdOf(failedId), nameof(VerificationRefused),
        refused.CorrelationId ?? refused.MessageId, refused.Submitter, refused.At,
        JsonSerializer.SerializeToUtf8Bytes(refused, ContractJson.Wire.VerificationRefused));
}
