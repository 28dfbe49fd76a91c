using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Platform.Submissions;

/// <summary>How far a submission is on its road.</summary>
public enum SubmissionState
{
    /// <summary>Stored by HTTP or a batch, not yet taken.</summary>
    Received,

    /// <summary>Taken; at least one source has not answered.</summary>
    Gathering,

    /// <summary>Has a verdict.</summary>
    Decided,

    /// <summary>Withdrawn or ended without further rounds.</summary>
    Closed,
}

/// <summary>The door a submission came in by.</summary>
public enum Door
{
    Amqp,
    Http,
    Batch,
}

/// <summary>A case that wants to become, or to take, its submission row.</summary>
/// <param name="ReceivedMonth">First day of the month it was received in; only the winner's counts.</param>
/// <param name="State">The state the row has when this one wins.</param>
public sealed record NewSubmission(
    string RequestId, VerificationId Id, byte[] BodyDigest, DateOnly ReceivedMonth, DateTimeOffset ReceivedAt,
    SubmissionState State, Door Door, RowScope Scope);

/// <summary>What the arbiter said about one arrival.</summary>
public abstract record SubmissionOutcome
{
    /// <summary>This one moved the row. Partitioned rows take <paramref name="ReceivedMonth"/>, not the arrival's own.</summary>
    public sealed record Won(DateOnly ReceivedMonth, DateTimeOffset ReceivedAt) : SubmissionOutcome;

    /// <summary>The same request was here before: settle, do nothing.</summary>
    public sealed record Known(VerificationId Id, DateOnly ReceivedMonth, SubmissionState State) : SubmissionOutcome;

    /// <summary>The same request id was here before with another body: refuse.</summary>
    public sealed record OtherBody(VerificationId Id) : SubmissionOutcome;
}

/// <summary>A request stored by HTTP or a batch before anything else is done with it.</summary>
/// <param name="SealedBody">The body under the platform key: <c>Vault.SealBody(Id.Value, "submission", body)</c>.</param>
public sealed record ReceivedSubmission(
    string RequestId, VerificationId Id, byte[] BodyDigest, DateOnly ReceivedMonth, DateTimeOffset ReceivedAt,
    Door Door, string? BatchId, byte[] SealedBody, RowScope Scope);

/// <summary>What the door answers.</summary>
public abstract record ReceiveOutcome(VerificationId Id)
{
    /// <summary>Stored now: 202.</summary>
    public sealed record Stored(VerificationId Id) : ReceiveOutcome(Id);

    /// <summary>Was here before with the same body: 200.</summary>
    public sealed record Known(VerificationId Id, SubmissionState State) : ReceiveOutcome(Id);

    /// <summary>Was here before with another body: 409.</summary>
    public sealed record OtherBody(VerificationId Id) : ReceiveOutcome(Id);
}

/// <summary>One submission as stored.</summary>
public sealed record SubmissionRow(
    string Submitter, string RequestId, Guid VerificationId, byte[] BodyDigest, DateOnly ReceivedMonth, DateTimeOffset ReceivedAt,
    string State, string Door, string? BatchId, string[] Programmes, string Region, string Purpose)
{
    public RowScope Scope => new(Submitter, Programmes, Region, Purpose);
}

/// <summary>A received submission a sweep has claimed for a while.</summary>
/// <param name="Sweeps">How many sweeps have claimed it, this one included.</param>
public sealed record ClaimedSubmission(
    string Submitter, string RequestId, Guid VerificationId, byte[] BodyDigest, DateOnly ReceivedMonth, DateTimeOffset ReceivedAt,
    string Door, string? BatchId, byte[] SealedBody, string[] Programmes, string Region, string Purpose, int Sweeps)
{
    public RowScope Scope => new(Submitter, Programmes, Region, Purpose);
}
