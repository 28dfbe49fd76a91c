using Verification.Contracts.Exits;
using Verification.Contracts.Intake;
using Verification.Intake.Exits;
using Verification.Platform.Database;
using Verification.Platform.Exits;
using Verification.Platform.FailedWork;
using Verification.Platform.Submissions;
using Verification.Platform.Vault;
using Verification.Verdicts.Decisions;
using Verification.Verdicts.Exits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Exits;

/// <summary>What became of an exit at the door.</summary>
public abstract record ExitTaken
{
    private ExitTaken()
    {
    }

    /// <summary>Its row is there; whoever claims it applies it.</summary>
    /// <param name="KnownBefore">An earlier delivery stored it.</param>
    public sealed record Stored(bool KnownBefore) : ExitTaken;

    /// <summary>The request id stands for another body.</summary>
    public sealed record OtherBody : ExitTaken;

    /// <summary>The verification, as it stands, does not allow it.</summary>
    public sealed record Refused(IReadOnlyList<RequestFault> Faults) : ExitTaken;
}

/// <summary>Takes what follows on a verification, the same way for every door: a row first, then whatever it asks.</summary>
public sealed class ExitDesk(RoadDatabase road, ExitStore exits, StandingStore standings, FailedWorkStore failed, Vault vault)
{
    /// <summary>What binds a sealed exit to its row.</summary>
    public const string SealName = "exit";

    /// <summary>Stores an exit that the verification allows; the row <c>exit</c> makes a second delivery harmless.</summary>
    /// <param name="rawDigest">SHA-256 of the body as it came: a retried row of <c>failed_work</c> is done with it.</param>
    public async Task<ExitTaken> Take(ExitReading.Readable exit, byte[] rawDigest, Door door, DateTimeOffset now, CancellationToken ct)
    {
        // Known before judged: a verdict that followed on it would make the same message look out of date.
        if (await exits.Find(exit.Key, exit.BodyDigest, ct) is { } before)
        {
            return await road.InBatch(batch => Done(batch, before, rawDigest, ct), ct);
        }

        if (await standings.Find(exit.Key.Submitter, exit.Verification, ct) is not { } standing)
        {
            return new ExitTaken.Refused([StandingFaults.NoVerification]);
        }

        if (Judge(exit.Message, standing) is { Count: > 0 } faults)
        {
            return new ExitTaken.Refused(faults);
        }

        var row = new ReceivedExit(
            exit.Key, exit.Kind, exit.Verification, exit.BodyDigest, vault.SealBody(exit.Key.SealRow, SealName, exit.Body.Span), now, door);
        return await road.InBatch(async batch => await Done(batch, await exits.Receive(batch, row, ct), rawDigest, ct), ct);
    }

    private async Task<ExitTaken> Done(Batch batch, ExitOutcome outcome, byte[] rawDigest, CancellationToken ct)
    {
        if (outcome is ExitOutcome.Stored or ExitOutcome.Known)
        {
            await failed.Succeeded(batch, [rawDigest], ct);
        }

        return Of(outcome);
    }

    private static IReadOnlyList<RequestFault> Judge(object message, StandingVerification standing) => message switch
    {
        SubmitSupplement supplement => StandingDecision.FaultsOf(supplement, standing),
        ContestVerdict objection => StandingDecision.FaultsOf(objection, standing),
        DecisionNotified decision => NoticeDecision.FaultsOf(decision, standing),
        WithdrawVerification => StandingDecision.FaultsOf(standing),
        _ => throw new BrokenPromise($"nobody judges a {message.GetType().Name}"),
    };

    private static ExitTaken Of(ExitOutcome outcome) => outcome switch
    {
        ExitOutcome.Stored => new ExitTaken.Stored(KnownBefore: false),
        ExitOutcome.Known => new ExitTaken.Stored(KnownBefore: true),
        ExitOutcome.OtherBody => new ExitTaken.OtherBody(),
        _ => new ExitTaken.Refused([StandingFaults.NoVerification]),
    };
}
