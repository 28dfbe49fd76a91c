using System.Text.Json.Serialization;

namespace Verification.Contracts.Intake;

/// <summary>The request is stored and waits for sources; sent only when the verdict does not follow at once.</summary>
public sealed record VerificationAccepted
{
    public required Guid VerificationId { get; init; }

    public required string Submitter { get; init; }

    public required string RequestId { get; init; }

    public required string CaseNo { get; init; }

    public required IReadOnlyList<string> OpenSources { get; init; }

    /// <summary>Instant at which the verdict is issued with what is there; an urgent need gets a provisional one before.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>The deadline lies beyond the last published working-day calendar and will be recomputed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DeadlineProvisional { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The request was not taken; every fault found, none of its values.</summary>
public sealed record VerificationRefused
{
    /// <summary>The submitter, the AMQP user when the body could not be read, else <c>unknown</c>.</summary>
    public required string Submitter { get; init; }

    public string? RequestId { get; init; }

    public string? MessageId { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>SHA-256 of the body as received, hexadecimal.</summary>
    public required string BodyDigest { get; init; }

    public required IReadOnlyList<RequestFault> Faults { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>One fault of a request: stable code, place, sentence, next step; never the value.</summary>
public sealed record RequestFault
{
    /// <summary>Stable code, e.g. <c>VR-INT-014</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Stable name, e.g. <c>consent_expired</c>.</summary>
    public required string Name { get; init; }

    /// <summary>JSON path of the member, e.g. <c>$.members[1].consent.to</c>; <c>$</c> for the whole body.</summary>
    public required string Path { get; init; }

    public required BilingualText Sentence { get; init; }

    public BilingualText? NextStep { get; init; }
}

/// <summary>A sentence in Chinese and English.</summary>
public sealed record BilingualText(string Zh, string En);

/// <summary>One more source of a waiting verification answered or lapsed.</summary>
public sealed record VerificationProgressed
{
    public required Guid VerificationId { get; init; }

    public required string Submitter { get; init; }

    public required string RequestId { get; init; }

    public required string Source { get; init; }

    [OneOf("answered", "lapsed")]
    public required string State { get; init; }

    public required IReadOnlyList<string> OpenSources { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A verification ended: no verdict follows any more; one that was issued before stands.</summary>
public sealed record VerificationClosed
{
    public required Guid VerificationId { get; init; }

    public required string Submitter { get; init; }

    public required string RequestId { get; init; }

    [OneOf("withdrawn", "expired", "voided")]
    public required string Why { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Every request of a batch has its first verdict, was refused or was closed.</summary>
public sealed record BatchClosed
{
    public required string Submitter { get; init; }

    public required string BatchId { get; init; }

    public required int Received { get; init; }

    public required int Verdicts { get; init; }

    public required int Refused { get; init; }

    public required int Closed { get; init; }

    public required DateTimeOffset At { get; init; }
}
