using Microsoft.Extensions.Logging;
using Verification.Pipeline.Receiving;
using Verification.Platform.Crashes;
using Verification.Platform.Outbox;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Commit;

/// <summary>What a committed batch leaves to do: whom to settle, what to publish.</summary>
public sealed record StoredBatch(IReadOnlyList<Settle> Settles, OutboxRow Outbox);

/// <summary>Settles and publishes what has been committed.</summary>
public sealed class Dispatch(Publisher publisher, OutboxStore outbox, ILogger<Dispatch> log)
{
    /// <summary>Settles first, so that a slow broker holds back no door, then publishes and forgets the outbox row.</summary>
    /// <remarks>A process that dies in here leaves the outbox row; its lease expires and the relay publishes it again.</remarks>
    public async Task AfterCommit(StoredBatch stored, CancellationToken ct)
    {
        foreach (var settle in stored.Settles)
        {
            await Settled(settle);
        }

        if (stored.Outbox.Messages.Count == 0)
        {
            return;
        }

        CrashPoints.Pass(CrashPoint.AfterSettle);
        try
        {
            using var span = CommitSpans.Publish(stored.Outbox.Messages.Count);
            await publisher.Publish(stored.Outbox.Messages, ct);
            CrashPoints.Pass(CrashPoint.AfterConfirm);
            await outbox.Delete(stored.Outbox.Id, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            PipelineLog.LeftToRelay(log, stored.Outbox.Id, stored.Outbox.Messages.Count, FaultText.Of(fault));
        }
    }

    /// <summary>The rows are there: a door that has gone gets its delivery again, and must not keep the others from being settled.</summary>
    private async Task Settled(Settle settle)
    {
        try
        {
            await settle();
        }
        catch (Exception fault)
        {
            PipelineLog.WorkFailed(log, "settling a committed case", FaultText.Of(fault));
        }
    }
}
