using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Platform.Crashes;
using Verification.Platform.Database;
using Verification.Platform.Exits;
using Verification.Platform.FailedWork;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;
using Verification.Platform.Vault;
using Verification.Verdicts.Rounds;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Commit;

/// <summary>The tables a batch of cases is written to, each by the step that owns it.</summary>
public sealed record CaseStores(
    SubmissionStore Submissions, HouseholdStore Households, DataKeyStore Keys, BlindIndexStore Index, AnswerStore Answers,
    EvidenceStore Evidence, AskStore Asks, ExitStore Exits, FailedWorkStore Failed, OutboxStore Outbox);

/// <summary>Writes folded cases in one transaction: first the rows that decide who wins, then what the winners bring.</summary>
public sealed class CaseWriter(RoadDatabase road, CaseStores stores)
{
    public async Task<StoredBatch> Store(IReadOnlyList<FoldedCase> cases, CancellationToken ct)
    {
        await using var batch = await road.BeginWriting(ct);
        var winning = new WinningRows();
        await Rest(batch, [.. cases.Select(c => c.First).OfType<RestingCase>()], winning, ct);
        await WinSubmissions(batch, [.. cases.Select(c => c.First).OfType<TakenCase>()], winning, ct);
        // After the winners, whose insert has waited for other writers of the same request.
        await SettleKnown(batch, [.. cases.Select(c => c.First).OfType<KnownOnlyCase>()], winning, ct);
        await HoldOpen(batch, await StillAsked(batch, [.. cases.Select(c => c.First).OfType<CompletedCase>()], ct), winning, ct);
        await WinRounds(batch, winning, ct);
        winning.Pass(CrashPoint.AfterArbiter);
        await CopyWinners(batch, winning, ct);
        var outbox = await stores.Outbox.Put(batch, winning.Messages, ct);
        winning.Pass(CrashPoint.BeforeCommit);
        await batch.Commit(ct);
        return new([.. cases.SelectMany(c => c.Settles)], outbox);
    }

    /// <summary>What may only settle is a redelivery when its row is there, else refused.</summary>
    private async Task SettleKnown(Batch batch, IReadOnlyList<KnownOnlyCase> knownOnly, WinningRows winning, CancellationToken ct)
    {
        foreach (var one in knownOnly)
        {
            if (await stores.Submissions.Knows(batch, one.Submitter, one.RequestId, one.BodyDigest, ct))
            {
                winning.RawDigests.Add(one.IfUnknown.Row.Digest);
            }
            else
            {
                winning.Rest(one.IfUnknown);
            }
        }
    }

    /// <summary>Arbiter one: the submission row that moves. Whoever does not move it has nothing to write.</summary>
    private async Task WinSubmissions(Batch batch, IReadOnlyList<TakenCase> taken, WinningRows winning, CancellationToken ct)
    {
        if (taken.Count == 0)
        {
            return;
        }

        var outcomes = await stores.Submissions.Win(batch, [.. taken.Select(t => t.Submission)], ct);
        for (var i = 0; i < taken.Count; i++)
        {
            switch (outcomes[i])
            {
                case SubmissionOutcome.Won won:
                    Promise.That(won.ReceivedMonth == taken[i].Submission.ReceivedMonth, "a winner's rows lie in the month its submission names");
                    winning.Add(taken[i].Rows, taken[i].RawDigest);
                    break;
                case SubmissionOutcome.OtherBody:
                    winning.Rest(taken[i].IfOtherBody());
                    break;
                case SubmissionOutcome.Known { State: SubmissionState.Closed } when !taken[i].IsStored:
                    await TellClosed(batch, taken[i].IfClosed(), winning, ct);
                    break;
                case SubmissionOutcome.Known:
                    // The first run wrote everything; this delivery only has to be settled, and a retry of it is done.
                    winning.RawDigests.Add(taken[i].RawDigest);
                    break;
                default:
                    throw new BrokenPromise("an arrival wins, is known, or has another body");
            }
        }
    }

    /// <summary>A verification that came to its end gets no verdict, however often its request is sent: the sender is told, a retry rests again.</summary>
    private Task<int> TellClosed(Batch batch, Rest closed, WinningRows winning, CancellationToken ct)
    {
        winning.Tell(closed.Told);
        return stores.Failed.RestAgain(batch, [closed.Row], ct);
    }

    /// <summary>Arbiter two: the round. The last answer, the deadline and a redelivery may all find the gate open.</summary>
    private async Task WinRounds(Batch batch, WinningRows winning, CancellationToken ct)
    {
        if (winning.Rounds.Count > 0)
        {
            winning.KeepRounds(await RoundStore.Open(batch, winning.Rounds, ct));
        }

        foreach (var opened in winning.Completed.Where(c => c.Exit is not null))
        {
            Promise.That(
                await stores.Exits.Applied(batch, opened.Exit!, opened.Round, ct), "an exit that is held is applied by whoever holds it");
        }
    }

    /// <summary>
    /// Work that rests. The row it ends decides: a verification that somebody else has decided or closed meanwhile, or an exit applied
    /// meanwhile, came to its end otherwise, and nobody is told another.
    /// </summary>
    private async Task Rest(Batch batch, IReadOnlyList<RestingCase> resting, WinningRows winning, CancellationToken ct)
    {
        var ended = await End(batch, [.. resting.Select(r => r.Ends).OfType<VerificationId>().Distinct()], ct);
        winning.Ended.AddRange(ended);
        foreach (var one in resting)
        {
            if ((one.Ends is not { } id || ended.Remove(id))
                && (one.Exit is not { } exit || await stores.Exits.Refused(batch, exit, one.Rest.Row.Detail, ct)))
            {
                winning.Rest(one.Rest);
            }
        }
    }

    /// <summary>A verification whose case rests comes to its end; nothing sweeps it up again.</summary>
    private async Task<HashSet<VerificationId>> End(Batch batch, IReadOnlyList<VerificationId> ids, CancellationToken ct) =>
        ids.Count > 0 ? await stores.Submissions.End(batch, ids, ct) : [];

    /// <summary>A round an exit asked for is opened once: an exit whose row has moved since it was claimed asks for nothing any more.</summary>
    private async Task<IReadOnlyList<CompletedCase>> StillAsked(Batch batch, IReadOnlyList<CompletedCase> completed, CancellationToken ct)
    {
        ExitKey[] keys = [.. completed.Select(c => c.Exit).OfType<ExitKey>().Distinct()];
        if (keys.Length == 0)
        {
            return completed;
        }

        var waiting = await stores.Exits.HoldReceived(batch, keys, ct);
        return [.. completed.Where(c => c.Exit is null || waiting.Contains(c.Exit))];
    }

    /// <summary>A verification that was withdrawn gets no verdict; one that is not stays open until this batch is committed.</summary>
    private async Task HoldOpen(Batch batch, IReadOnlyList<CompletedCase> completed, WinningRows winning, CancellationToken ct)
    {
        if (completed.Count > 0)
        {
            var open = await stores.Submissions.HoldOpen(batch, [.. completed.Select(c => c.Verification).Distinct()], ct);
            winning.Add(completed.Where(c => open.Contains(c.Verification)));
        }
    }

    private async Task CopyWinners(Batch batch, WinningRows winning, CancellationToken ct)
    {
        await stores.Households.CopyInto(batch, winning.Of(r => r.Household), ct);
        await stores.Keys.CopyInto(batch, winning.Of(r => r.Keys), ct);
        await stores.Index.CopyInto(batch, winning.Of(r => r.Index), ct);
        await stores.Answers.CopyInto(batch, winning.Of(r => r.Answers), ct);
        await stores.Evidence.CopyInto(batch, winning.Of(r => r.Evidence), ct);
        await EnrolmentUses.CopyInto(batch, winning.Of(r => r.Uses), ct);
        winning.Pass(CrashPoint.InCopy);
        await VerdictStore.CopyInto(batch, winning.Of(r => r.Verdict), ct);
        await AlertStore.CopyInto(batch, winning.Of(r => r.Alert), ct);
        await stores.Asks.CopyInto(batch, winning.Of(r => r.Asks), ct);
        await CorrectionStore.Add(batch, winning.Of(r => r.Corrections), ct);
        await stores.Failed.Rest(batch, winning.Failed, ct);
        await CloseCompleted(batch, winning.Completed, ct);
        await stores.Asks.Close(batch, winning.Ended, ct);
        await stores.Failed.Succeeded(batch, winning.RawDigests, ct);
    }

    /// <summary>A round that closed takes its asks with it; a provisional one leaves them, and the submission stays <c>gathering</c>, for the follow-up.</summary>
    private async Task CloseCompleted(Batch batch, IReadOnlyList<CompletedCase> completed, CancellationToken ct)
    {
        VerificationId[] ended = [.. completed.Where(c => !c.GoesOn).Select(c => c.Verification)];
        if (ended.Length > 0)
        {
            await stores.Submissions.SetState(batch, ended, SubmissionState.Decided, ct);
            await stores.Asks.Close(batch, ended, ct);
        }

        await stores.Asks.GoOn(batch, [.. completed.Where(c => c.GoesOn).Select(c => c.Verification)], ct);
    }
}
