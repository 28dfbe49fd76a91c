using System.Diagnostics;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Pipeline.Receiving;
using Verification.Platform.Exits;
using Verification.Platform.FailedWork;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;
using Verification.Platform.Vault;
using Verification.Verdicts.Composing;
using Verification.Verdicts.Rounds;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Commit;

/// <summary>A case on which all thinking is done: its rows wait to be committed with others.</summary>
/// <param name="Settle">Called once the rows, or those of the winner, are there.</param>
public abstract record FinishedCase(Settle Settle)
{
    /// <summary>The case's own span: the commit of many cases links to each of them.</summary>
    public ActivityContext Trace { get; init; } = Activity.Current?.Context ?? default;
}

/// <summary>A request with its first verdict, or parked with open asks.</summary>
/// <param name="RawDigest">SHA-256 of the body as it came: a retried row of <c>failed_work</c> is done when it wins.</param>
/// <param name="Rows">Everything to be copied when this case wins.</param>
/// <param name="IfOtherBody">What is stored instead when the request id was used for another body.</param>
/// <param name="IfClosed">What is told when this very request was closed without a verdict; its row is not stored anew.</param>
/// <param name="IfBad">What rests in <c>failed_work</c> when the database cannot hold these rows.</param>
public sealed record TakenCase(
    Settle Settle, NewSubmission Submission, byte[] RawDigest, CaseRows Rows, Func<Rest> IfOtherBody, Func<Rest> IfClosed,
    Func<string, Rest> IfBad) : FinishedCase(Settle)
{
    /// <summary>Its submission row was written before it was taken.</summary>
    public bool IsStored => Submission.Door != Door.Amqp;
}

/// <summary>The next round of a stored verification: late answers and a verdict.</summary>
/// <param name="Verification">Whose round it is.</param>
/// <param name="Round">Which one.</param>
/// <param name="Rows">Rows of this round; the household stands already.</param>
/// <param name="IfBad">What rests in <c>failed_work</c> when the database cannot hold these rows.</param>
public sealed record CompletedCase(Settle Settle, VerificationId Verification, int Round, CaseRows Rows, Func<string, Rest> IfBad) : FinishedCase(Settle)
{
    /// <summary>The supplement or objection that asked for the round; null when the slow lane completed it.</summary>
    public ExitKey? Exit { get; init; }

    /// <summary>The verdict is provisional: the verification keeps gathering, its asks stay.</summary>
    public bool GoesOn { get; init; }

    /// <summary>The same with what its objection disputes.</summary>
    public CompletedCase With(IReadOnlyList<NewCorrection> corrections) =>
        corrections.Count == 0 ? this : this with { Rows = Rows with { Corrections = corrections } };
}

/// <summary>Work that can go no further.</summary>
public sealed record RestingCase(Settle Settle, Rest Rest) : FinishedCase(Settle)
{
    /// <summary>The stored verification that ends with it; null when no row of it stands.</summary>
    /// <remarks>Left open it would be swept up, refused and told again for ever. When it has come to its end otherwise, this case only settles.</remarks>
    public VerificationId? Ends { get; init; }

    /// <summary>The stored exit that is refused with it; null when no row of one stands.</summary>
    public ExitKey? Exit { get; init; }
}

/// <summary>A request that may only settle as a redelivery of a stored one: its deadline has passed, or another body came first in its batch.</summary>
/// <param name="IfUnknown">What is stored and told when it is not one.</param>
public sealed record KnownOnlyCase(Settle Settle, string Submitter, string RequestId, byte[] BodyDigest, Rest IfUnknown) : FinishedCase(Settle);

/// <summary>Asks the writers and the database whether they still work; writes nothing.</summary>
public sealed record ProbeCase(Settle Settle) : FinishedCase(Settle);

/// <summary>A sealed row in <c>failed_work</c>, and what its sender hears of it.</summary>
public sealed record Rest(FailedMessage Row, OutgoingMessage? Told)
{
    /// <summary>The same, known to be this submitter's, where the delivery itself could not say so.</summary>
    public Rest From(string submitter) => this with { Row = Row with { Submitter = submitter } };
}

/// <summary>All rows of one round of one verification.</summary>
public sealed record CaseRows
{
    /// <summary>Null when the household stands already.</summary>
    public HouseholdRow? Household { get; init; }

    public IReadOnlyList<DataKeyRow> Keys { get; init; } = [];

    public IReadOnlyList<BlindIndexRow> Index { get; init; } = [];

    public IReadOnlyList<AnswerRow> Answers { get; init; } = [];

    public IReadOnlyList<EvidenceRow> Evidence { get; init; } = [];

    public IReadOnlyList<EnrolmentUse> Uses { get; init; } = [];

    /// <summary>Null while the case is parked.</summary>
    public NewRound? Round { get; init; }

    /// <summary>Null while the case is parked.</summary>
    public VerdictRow? Verdict { get; init; }

    /// <summary>Null when there is nothing to ask at home.</summary>
    public AlertRow? Alert { get; init; }

    public IReadOnlyList<AskRow> Asks { get; init; } = [];

    /// <summary>Records an objection disputes.</summary>
    public IReadOnlyList<NewCorrection> Corrections { get; init; } = [];

    /// <summary>The verdict, or the acceptance of a parked case.</summary>
    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];
}
