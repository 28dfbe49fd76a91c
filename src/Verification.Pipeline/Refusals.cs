using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Doors;
using Verification.Platform.FailedWork;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;
using Verification.Vocabulary;

namespace Verification.Pipeline;

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

    /// <summary>A row and a refusal for one request of a batch; each of them has an id of its own though the body is the batch's.</summary>
    /// <remarks>It goes to the submitter of the batch, who sent it, whatever name the request bears.</remarks>
    public static Rest OfItem(Delivery batch, string submitter, RequestReading.Refused item, DateTimeOffset now)
    {
        var place = $"{batch.MessageId}/{item.Faults[0].Path}";
        return Of(batch with { MessageId = place.Length > 200 ? place[^200..] : place }, submitter, item.RequestId, item.Faults, now);
    }

    /// <summary>A fault of our own storing: the request was good, so nobody is told that it was not.</summary>
    public static Rest Unstorable(Delivery origin, string submitter, string reason, DateTimeOffset now, OutgoingMessage? told = null) => new(
        new FailedMessage(
            origin.Queue, reason, "VR-ROAD-003", origin.Body, origin.MessageId, origin.CorrelationId, submitter, now, 1),
        told);

    private static OutgoingMessage Message(VerificationRefused refused, Guid failedId) => new(
        Topology.Acknowledgements, refused.Submitter, [],
        DerivedId.Of("refused"u8.ToArray(), failedId.ToByteArray(bigEndian: true)), nameof(VerificationRefused),
        refused.CorrelationId ?? refused.MessageId, refused.Submitter, refused.At,
        JsonSerializer.SerializeToUtf8Bytes(refused, ContractJson.Wire.VerificationRefused));
}
