using System.Text.Json;
using Microsoft.Extensions.Logging;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Telling;
using Verification.Platform.Database;
using Verification.Platform.Outbox;
using Verification.Platform.Telemetry;
using Verification.Verdicts.Rechecks;
using Verification.Vocabulary;

namespace Verification.Pipeline.Rechecks;

/// <summary>Compares the households of a recheck that has come to an end, and tells its submitter what has changed.</summary>
/// <remarks>
/// Each place gets its result once; the update of <c>recheck</c> and the message lie in one transaction, so it is told once, by whoever
/// moves the row.
/// </remarks>
public sealed class RecheckClosing(RoadDatabase road, RecheckStore rechecks, OutboxStore outbox, TimeProvider clock, ILogger<RecheckClosing> log)
{
    private const int FoundAtOnce = 5;
    private const int ComparedAtOnce = 200;

    public async Task<bool> Round(CancellationToken ct)
    {
        // Page by page past those that cannot be closed: these come first every time, and must not be all that is ever found.
        StoredRecheck? last = null;
        do
        {
            var ended = await rechecks.FindEnded(last, FoundAtOnce, ct);
            foreach (var recheck in ended)
            {
                await TryClose(recheck, ct);
            }

            last = ended.Count == FoundAtOnce ? ended[^1] : null;
        }
        while (last is not null);
        return false;
    }

    /// <summary>A fault of ours on one recheck holds up no other; the next round comes back to it.</summary>
    private async Task TryClose(StoredRecheck recheck, CancellationToken ct)
    {
        try
        {
            await Compare(recheck, ct);
            var result = RecheckResult.Of(await rechecks.Items(recheck, ct));
            await road.InBatch(batch => Close(batch, recheck, result, ct), ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && DeliveryFault.LiesWithIt(fault))
        {
            PipelineLog.WorkFailed(log, $"closing the recheck {recheck.BatchId} of {recheck.Submitter}", FaultText.Of(fault));
        }
    }

    private async Task Compare(StoredRecheck recheck, CancellationToken ct)
    {
        for (var places = await rechecks.Uncompared(recheck, ComparedAtOnce, ct); places.Count > 0;
             places = await rechecks.Uncompared(recheck, ComparedAtOnce, ct))
        {
            await rechecks.SetCompared(recheck, [.. places.Select(Compared)], ct);
        }
    }

    private async Task<bool> Close(Batch batch, StoredRecheck recheck, RecheckResult result, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var closed = await rechecks.Close(batch, recheck, now, ct);
        if (closed)
        {
            await outbox.PutForRelay(batch, [Acknowledgements.Closed(recheck, result, now)], ct);
        }

        return closed;
    }

    private static (int Place, string State, IReadOnlyList<string> Codes, string? Changes) Compared(ComparedItem item) =>
        item.Now is null
            ? (item.Place, "closed", [], null)
            : RecheckComparison.Of(Verdict(item.Before), Verdict(item.Now)) switch
            {
                Rechecked.Unchanged => (item.Place, "unchanged", [], null),
                Rechecked.Review review => (item.Place, "review", review.MainCauses, null),
                Rechecked.Changed changed => (
                    item.Place, "changed", [], JsonSerializer.Serialize(changed.Changes, ContractJson.Wire.IReadOnlyListRecheckChange)),
                _ => throw new BrokenPromise("a comparison has three ends"),
            };

    private static VerdictIssued Verdict(byte[] body) =>
        JsonSerializer.Deserialize(body, ContractJson.Wire.VerdictIssued) ?? throw new BrokenPromise("a stored verdict is an object");
}
