using Verification.Contracts.Intake;
using Verification.Contracts.Rechecks;
using Verification.Intake.Rechecks;
using Verification.Pipeline.Receiving;
using Verification.Platform.Database;
using Verification.Platform.FailedWork;
using Verification.Platform.Submissions;
using Verification.Verdicts.Rechecks;
using Verification.Vocabulary;

namespace Verification.Pipeline.Rechecks;

/// <summary>How a recheck was taken.</summary>
public abstract record RecheckTaken
{
    private RecheckTaken()
    {
    }

    /// <summary>Its households are stored requests; each place that is not has its fault.</summary>
    /// <param name="Received">Places that became requests, whichever delivery stored them.</param>
    /// <param name="Faults">Of the delivery that stored it; empty when it was known before.</param>
    public sealed record Stored(int Received, IReadOnlyList<RequestFault> Faults, bool KnownBefore) : RecheckTaken;

    /// <summary>The batch id stands for another content.</summary>
    public sealed record OtherBody : RecheckTaken;
}

/// <summary>Makes stored requests of the households a recheck names, 200 in a transaction, whichever door it came by.</summary>
/// <remarks>
/// What each place names is settled in the transaction that stores the batch, because a case's latest verification is another one by the
/// time of a second run. From then on a second run finds the rows <c>recheck_item</c> and <c>submission</c> and builds only what is missing.
/// </remarks>
public sealed class RecheckTaking(
    RoadDatabase road, BatchStore batches, RecheckStore rechecks, RecheckPlaces places, RecheckBuilding building, FailedWorkStore failed)
{
    /// <summary>Takes a recheck for a caller, who names nothing outside its region.</summary>
    /// <param name="rawDigest">SHA-256 of the body as it came: a retried row of <c>failed_work</c> is done with it.</param>
    public async Task<RecheckTaken> Take(RecheckReading.Readable reading, Scope caller, byte[] rawDigest, DateTimeOffset now, CancellationToken ct)
    {
        var recheck = reading.Recheck;
        var settled = await places.Settle(recheck, caller, ct);
        var asked = settled.Items.Where(i => i.State == RecheckItem.Asked).ToList();
        var row = new BatchRow(
            recheck.BatchId, reading.Digest, now, [.. asked.Select(i => i.Verification!.Value)], settled.Items.Count - asked.Count, settled.Scope);
        var outcome = await road.InBatch(
            async batch =>
            {
                var stored = await batches.Receive(batch, row, ct);
                if (stored == BatchOutcome.Stored)
                {
                    await rechecks.Add(batch, new(recheck.BatchId, recheck.AsOf, now, settled.Scope), settled.Items, ct);
                }

                return stored;
            },
            ct);
        if (outcome == BatchOutcome.OtherBody)
        {
            return new RecheckTaken.OtherBody();
        }

        var faults = await Build(recheck, row, now, ct);
        await road.InBatch(batch => failed.Succeeded(batch, [rawDigest], ct), ct);
        var known = outcome == BatchOutcome.Known;
        return new RecheckTaken.Stored(
            await rechecks.Taken(recheck.Submitter, recheck.BatchId, ct),
            known ? [] : [.. settled.Faults, .. faults.SelectMany(f => f.Faults)], known);
    }

    /// <summary>Builds what is missing; answers the places whose household is no request any more.</summary>
    private async Task<IReadOnlyList<RefusedPlace>> Build(RecheckVerifications recheck, BatchRow row, DateTimeOffset now, CancellationToken ct)
    {
        var refused = new List<RefusedPlace>();
        foreach (var chunk in (await rechecks.Unbuilt(recheck.Submitter, recheck.BatchId, ct)).Chunk(BatchTaking.TransactionMax))
        {
            var bad = await building.Store(recheck, chunk, now, ct);
            if (bad.Count > 0)
            {
                await road.InBatch(
                    async batch =>
                    {
                        await batches.Leave(batch, row, [.. bad.Select(b => b.Verification)], ct);
                        return await rechecks.Refuse(batch, recheck.Submitter, recheck.BatchId, [.. bad.Select(b => (b.Place, b.Codes))], ct);
                    },
                    ct);
                refused.AddRange(bad);
            }
        }

        return refused;
    }
}

/// <summary>A place whose household cannot be asked for again, and why.</summary>
public sealed record RefusedPlace(int Place, VerificationId Verification, IReadOnlyList<RequestFault> Faults)
{
    public IReadOnlyList<string> Codes => [.. Faults.Select(f => f.Code).Distinct(StringComparer.Ordinal)];
}
