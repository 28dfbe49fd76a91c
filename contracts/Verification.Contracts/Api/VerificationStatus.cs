using System.Text.Json;

namespace Verification.Contracts.Api;

/// <summary>Answer to a stored request: its id, and where to follow it.</summary>
public sealed record SubmissionReceipt
{
    public required Guid VerificationId { get; init; }

    /// <summary><c>stored</c> now, or <c>known</c> from an earlier call with the same body.</summary>
    [OneOf("stored", "known")]
    public required string Result { get; init; }

    /// <summary>Address to follow the verification at.</summary>
    public required string Location { get; init; }
}

/// <summary>Answer to a stored supplement, objection, withdrawal or decision; what comes of it is followed at the verification.</summary>
public sealed record ExitReceipt
{
    public required Guid VerificationId { get; init; }

    public required string RequestId { get; init; }

    /// <summary><c>stored</c> now, or <c>known</c> from an earlier call with the same body.</summary>
    [OneOf("stored", "known")]
    public required string Result { get; init; }

    /// <summary>Address to follow the verification at.</summary>
    public required string Location { get; init; }
}

/// <summary>Answer to a stored batch.</summary>
public sealed record BatchReceipt
{
    public required string BatchId { get; init; }

    [OneOf("stored", "known")]
    public required string Result { get; init; }

    /// <summary>Requests taken up.</summary>
    public required int Received { get; init; }

    /// <summary>Faults of the requests that were not, with paths into the batch.</summary>
    public required IReadOnlyList<Intake.RequestFault> Faults { get; init; }

    public required string Location { get; init; }
}

/// <summary>How far one verification is, with every verdict issued so far.</summary>
public sealed record VerificationStatus
{
    public required Guid VerificationId { get; init; }

    public required string Submitter { get; init; }

    public required string RequestId { get; init; }

    [OneOf("received", "gathering", "decided", "closed")]
    public required string State { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Present while sources are open.</summary>
    public DateTimeOffset? Deadline { get; init; }

    public required IReadOnlyList<string> OpenSources { get; init; }

    /// <summary>What became of every question asked so far.</summary>
    public required IReadOnlyList<QuestionStatus> Questions { get; init; }

    /// <summary><c>VerdictIssued</c> of every round as published, first round first.</summary>
    public required IReadOnlyList<JsonElement> Verdicts { get; init; }
}

/// <summary>What became of one question of a verification.</summary>
public sealed record QuestionStatus
{
    /// <summary>As in the verdict, e.g. <c>q1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The last round that asked it.</summary>
    public required int Round { get; init; }

    [OneOf("open", "answered", "lapsed")]
    public required string State { get; init; }

    public required DateOnly Due { get; init; }
}

/// <summary>How far a batch is.</summary>
public sealed record BatchStatus
{
    public required string BatchId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required int Received { get; init; }

    public required int Waiting { get; init; }

    public required int Gathering { get; init; }

    public required int Decided { get; init; }

    public required int Closed { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}
