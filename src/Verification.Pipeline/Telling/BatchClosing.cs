using Verification.Platform.Database;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;

namespace Verification.Pipeline.Telling;

/// <summary>Tells submitters that every request of a batch has come to an end.</summary>
/// <remarks>The update of <c>batch</c> and the message lie in one transaction: it is told once, by whoever moves the row.</remarks>
public sealed class BatchClosing(RoadDatabase road, BatchStore batches, OutboxStore outbox, TimeProvider clock)
{
    private const int LimitPerRound = 50;

    public Task<bool> Round(CancellationToken ct) => road.InBatch(
        async batch =>
        {
            var now = clock.GetUtcNow();
            var finished = await batches.CloseFinished(batch, now, LimitPerRound, ct);
            await outbox.PutForRelay(batch, [.. finished.Select(f => Acknowledgements.Closed(f, now))], ct);
            return finished.Count == LimitPerRound;
        },
        ct);
}
