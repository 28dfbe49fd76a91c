using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Platform.Database;
using Verification.Platform.Outbox;
using Verification.Verdicts.Rechecks;
using Verification.Vocabulary;

namespace Verification.Pipeline.Rechecks;

/// <summary>Compares the households of a recheck that has come to an end, and tells its submitter what has changed.</summary>
/// <remarks>
/// Each place gets its result once; the update of <c>recheck</c> and the message lie in one transaction, so it is told once, by whoever
/// moves the row.
/// </remarks>
public sealed class RecheckClosing(RoadDatabase road, RecheckStore rechecks, OutboxStore outbox, TimeProvider clock)
{
    private const int LimitPerRound = 5;
    private const int ComparedAtOnce = 200;

    public async Task<bool> Round(CancellationToken ct)
    {
        var ended = await rechecks.FindEnded(LimitPerRound, ct);
        foreach (var recheck in ended)
        {
            await Compare(recheck, ct);
            var result = RecheckResult.Of(await rechecks.Items(recheck, ct));
            await road.InBatch(batch => Close(batch, recheck, result, ct), ct);
        }

        return ended.Count == LimitPerRound;
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
