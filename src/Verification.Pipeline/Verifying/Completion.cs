using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Receiving;
using Verification.Platform.FailedWork;
using Verification.Platform.Telemetry;
using Verification.Platform.Vault;
using Verification.Verdicts.Exits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Verifying;

/// <summary>Decides parked rounds whose gate has opened, by the same assessment and the same group commit as the fast lane.</summary>
/// <remarks>
/// The last answer, the deadline and a sweep may all bring the same verification here, in several processes at once: the row <c>round</c>
/// lets one of them write, and the asks vanish in the same transaction. A provisional verdict is round 1 like any first one; its transaction
/// leaves the asks marked, so that they are completed once more, as round 2. Whoever read them before the mark was set loses round 1 and
/// writes nothing; the asks are found again. What sweeps find left behind again and again is a suspect at the
/// fence, and a fault of ours ends it after as many.
/// </remarks>
public sealed class Completion(
    HouseholdStore households, DataKeyStore keyStore, Vault vault, ParkedRounds parked, LeftRoundStore left, StandingStore standings, PackLibrary packs,
    SourceCatalogue sources, RecordMarks marks, QualityWatch quality, CaseAssembly assembly, CompletionRest rest, GroupCommit commit, Fence fence, TimeProvider clock, ILogger<Completion> log)
{
    /// <summary>Households of one call that are loaded side by side, each on a connection.</summary>
    private const int AtOnceMax = 8;

    private readonly RowPassing<VerificationId> _rows = new(fence, clock, log);

    /// <summary>Whether it is under way here, committed or not.</summary>
    internal bool Has(VerificationId id) => _rows.Has(id);

    /// <summary>Tries the gate of each verification; one whose gate is still closed waits on.</summary>
    public Task Complete(IReadOnlyList<VerificationId> ids, CancellationToken ct) => Complete(ids, new Dictionary<VerificationId, int>(), ct);

    /// <summary>The same for those a sweep has found left behind.</summary>
    public async Task CompleteLeft(IReadOnlyList<VerificationId> ids, CancellationToken ct)
    {
        VerificationId[] others = [.. ids.Where(id => !_rows.Has(id))];
        if (others.Length == 0)
        {
            return;
        }

        var found = await left.Found(others, ct);
        var blameless = await Complete([.. found.Keys], found, ct);
        if (blameless.Count > 0)
        {
            await left.GiveBack(blameless, ct);
        }
    }

    /// <summary>The same for provisional verdicts that somebody took on and did not issue; they were counted when they were taken on again.</summary>
    public async Task CompleteLeftUrgent(IReadOnlyDictionary<VerificationId, int> found, CancellationToken ct)
    {
        VerificationId[] inHand = [.. found.Keys.Where(_rows.Has)];
        var blameless = await Complete([.. found.Keys.Except(inHand)], found, ct);
        if (inHand.Length + blameless.Count > 0)
        {
            await left.GiveBack([.. inHand, .. blameless], ct);
        }
    }

    /// <summary>Answers those that are in hand no more and over which we did not fail.</summary>
    private async Task<IReadOnlyList<VerificationId>> Complete(
        IReadOnlyList<VerificationId> ids, IReadOnlyDictionary<VerificationId, int> found, CancellationToken ct)
    {
        var stored = await households.Load(ids, ct);
        var keyRows = await keyStore.Load([.. stored.Select(s => s.Id)], ct);
        var blameless = new ConcurrentBag<VerificationId>();

        // Many deadlines pass at one moment, and each household costs two questions to the database.
        await Parallel.ForEachAsync(stored, new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = ct }, async (household, one) =>
        {
            if (keyRows.TryGetValue(household.Id, out var rows)
                && await TryPass(household, rows, found.GetValueOrDefault(household.Id), one) && !_rows.Has(household.Id))
            {
                blameless.Add(household.Id);
            }
        });
        return [.. blameless];
    }

    private async Task<bool> TryPass(StoredHousehold household, IReadOnlyList<DataKeyRow> rows, int foundLeft, CancellationToken ct)
    {
        var origin = new Delivery
        {
            Queue = FailedQueues.Complete, Body = household.Id.Value.ToByteArray(bigEndian: true), IsRow = true, SeenBefore = Math.Max(0, foundLeft - 1),
        };
        var end = await _rows.Pass(
            household.Id, origin,
            new(
                $"completing {household.Id}", passed => Complete(household, rows, passed, ct),
                (laid, passed) => rest.Rest(household, laid, passed, ct)),
            ct);
        return end != RowEnd.Failed;
    }

    private async Task Complete(StoredHousehold household, IReadOnlyList<DataKeyRow> rows, Settle settle, CancellationToken ct)
    {
        if (await Completed(household, rows, ct) is { } completed)
        {
            await commit.Enqueue(completed with { Settle = settle }, ct);
        }
        else
        {
            await settle();
        }
    }

    /// <summary>Null when there is nothing to complete, or not yet.</summary>
    private async Task<CompletedCase?> Completed(StoredHousehold household, IReadOnlyList<DataKeyRow> rows, CancellationToken ct)
    {
        using var span = Telemetry.Traces.StartActivity("complete");
        span?.SetTag("verification.id", household.Id.Value);
        using var keys = vault.Unwrap(household.Id, rows);
        var round = new RoundKey(household.Id, household.ReceivedMonth, VerdictId.FirstRound, household.Scope);
        if (await parked.Load(round, keys, ct) is not { } waiting)
        {
            return null;
        }

        var facts = household.Facts(keys);
        if (packs.InForce(facts.Region, facts.AcceptedOn) is not PackInForce.Found { Pack: var pack })
        {
            throw new BrokenPromise("the law a verification was parked under is still loaded");
        }

        var law = LawApplied.To(facts, packs, pack);
        var measured = await quality.For(pack, ct);
        waiting = waiting.WithSlow(slow => measured.On(marks.Now.On(slow, facts.Region), pack));
        var settled = law.OpenCannotChange(facts, waiting.Gathered, sources);
        if (GateDecision.Decide(waiting.Gathered, settled, waiting.Deadline, clock.GetUtcNow(), waiting.Turn) is not Gate.Opened opened)
        {
            return null;
        }

        return waiting.Turn == ProvisionalTurn.Issued
            ? await FollowUp(facts, law, round, waiting, opened, keys, ct)
            : assembly.Complete(facts, law, round, waiting, opened, keys);
    }

    /// <summary>Null until the provisional verdict has left: rounds leave in their order, and a sweep comes back to the asks.</summary>
    private async Task<CompletedCase?> FollowUp(
        HouseholdFacts facts, LawApplied law, RoundKey asked, ParkedRound waiting, Gate.Opened opened, HouseholdKeys keys, CancellationToken ct)
    {
        var standing = await standings.Find(facts.Submitter.Code, facts.Id, ct) ?? throw new BrokenPromise("a parked round has a verification");
        return standing.Leaving || !standing.AwaitsFollowUp ? null : assembly.FollowUp(facts, law, asked, standing.Verdicts, waiting, opened, keys);
    }
}
