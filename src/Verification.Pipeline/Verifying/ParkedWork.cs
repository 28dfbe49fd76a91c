using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Pipeline.Telling;
using Verification.Platform.Database;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;
using Verification.Platform.Telemetry;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Pipeline.Verifying;

/// <summary>Lends the slow lane what it must not know itself: households, gates, and how the world is told.</summary>
public sealed class ParkedWork(
    HouseholdStore households, DataKeyStore keyStore, Vault vault, PackLibrary packs,
    SubmissionStore submissions, OutboxStore outbox, TimeProvider clock, ILogger<ParkedWork> log)
{
    /// <summary>The seams of the slow lane.</summary>
    /// <param name="completion">Tries the gates of rounds whose asks are all closed.</param>
    public SlowLaneSeams SeamsFor(Completion completion) => new()
    {
        Open = Open, Ready = completion.Complete, Moved = completion.Complete, Left = completion.CompleteLeft, LeftUrgent = completion.CompleteLeftUrgent, Closed = Tell,
    };

    private async Task<IReadOnlyList<OpenedHousehold>> Open(IReadOnlyList<RoundKey> rounds, CancellationToken ct)
    {
        var stored = await households.Load([.. rounds.Select(r => r.Verification).Distinct()], ct);
        var keys = await keyStore.Load([.. stored.Select(s => s.Id)], ct);
        return [.. stored.Where(s => keys.ContainsKey(s.Id)).Select(s => TryOpen(s, keys[s.Id])).OfType<OpenedHousehold>()];
    }

    /// <summary>A household that cannot be opened holds up no other of its chunk; nothing is asked about it meanwhile.</summary>
    private OpenedHousehold? TryOpen(StoredHousehold household, IReadOnlyList<DataKeyRow> rows)
    {
        HouseholdKeys? keys = null;
        try
        {
            keys = vault.Unwrap(household.Id, rows);
            var facts = household.Facts(keys);
            return packs.InForce(facts.Region, facts.AcceptedOn) is PackInForce.Found { Pack: var pack }
                ? new(facts, keys, SourceNeeds.Of(pack, facts))
                : throw new BrokenPromise("the law a verification was parked under is still loaded");
        }
        catch (Exception fault)
        {
            keys?.Dispose();
            PipelineLog.WorkFailed(log, $"opening {household.Id}", FaultText.Of(fault));
            return null;
        }
    }

    /// <summary>The messages lie in the outbox of the transaction that closes the asks, free for the relay at once.</summary>
    private async Task Tell(Batch batch, IReadOnlyList<ClosedAsk> closed, CancellationToken ct)
    {
        var ids = closed.Select(c => c.Round.Verification).Distinct().ToList();
        var requests = await submissions.RequestIds(batch, ids, ct);
        var open = await OpenSourcesStore.Of(batch, ids, ct);
        var now = clock.GetUtcNow();
        await outbox.PutForRelay(
            batch,
            [.. closed.Select(c => Acknowledgements.Progressed(c, requests[c.Round.Verification], open[c.Round.Verification], now))],
            ct);
    }
}

/// <summary>Runs the slow lane as long as the process runs.</summary>
public sealed class SlowLaneWork(SlowLane lane) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => lane.Run(stoppingToken);
}
