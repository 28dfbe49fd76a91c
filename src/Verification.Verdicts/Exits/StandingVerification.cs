using Verification.Contracts.Verdicts;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Verdicts.Exits;

/// <summary>How a verification stands when something follows on it.</summary>
/// <param name="Verdicts">Its verdicts, the first round first.</param>
/// <param name="Leaving">A verdict of it lies in the outbox still: the next round waits, so that rounds leave in their order.</param>
public sealed record StandingVerification(
    VerificationId Id, string RequestId, SubmissionState State, DateOnly ReceivedMonth, RowScope Scope, IReadOnlyList<VerdictIssued> Verdicts,
    bool Leaving)
{
    /// <summary>It was withdrawn or refused: nothing follows on it any more.</summary>
    public bool IsClosed => State == SubmissionState.Closed;

    /// <summary>The reports issued of it.</summary>
    public IReadOnlyList<StandingReport> Reports { get; init; } = [];

    /// <summary>The latest verdict, or null before the first.</summary>
    public VerdictIssued? Latest => Verdicts.Count == 0 ? null : Verdicts[^1];

    /// <summary>Its verdict is provisional and the follow-up comes: what a person brings is weighed after it, so that rounds keep their order.</summary>
    public bool AwaitsFollowUp => State == SubmissionState.Gathering && Latest is { Provisional: true };
}

/// <summary>A report as an office may name it: it speaks of one round and one programme.</summary>
public sealed record StandingReport(string Number, string Programme, int Round);
