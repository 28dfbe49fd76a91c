using Verification.Platform.Telemetry;
using Microsoft.Extensions.Logging;
using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Doors.Fencing;

namespace Verification.Pipeline.Doors;

/// <summary>What both AMQP edges do with a batch; settles when every good request is a row and every bad one rests.</summary>
public sealed class BatchDoor(RequestReader reader, BatchTaking taking, GroupCommit commit, Fence fence, TimeProvider clock, ILogger<BatchDoor> log)
{
    /// <summary>While the database is away a batch waits here, unacknowledged; one batch is in hand at a time.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    /// <summary>Reads and takes one batch. Never throws: an exception at the door would burn the broker's delivery limit.</summary>
    public Task Take(Delivery delivery, Settle settle, CancellationToken ct) => fence.Pass(
        delivery, settle,
        new(passed => TakeUntilStored(delivery, passed, ct), passed => Rest(passed, Refusals.EndsTheProcess(delivery, clock.GetUtcNow()))), ct);

    private async Task TakeUntilStored(Delivery delivery, Settle settle, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await TakeOnce(delivery, settle, ct);
                return;
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (DeliveryFault.LiesWithIt(fault))
            {
                // It waits alone in the window: tried for ever it would keep every batch behind it from being taken.
                PipelineLog.CaseFailed(log, delivery.Queue, FaultText.Of(fault));
                await Rest(settle, Refusals.OurFault(delivery, clock.GetUtcNow()));
                return;
            }
            catch (Exception fault)
            {
                PipelineLog.WorkFailed(log, "storing a batch", FaultText.Of(fault));
                await Task.Delay(TryAgainAfter, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Rest(Settle settle, Rest rest)
    {
        try
        {
            await commit.Enqueue(new RestingCase(settle, rest), CancellationToken.None);
        }
        catch (System.Threading.Channels.ChannelClosedException)
        {
            // Stopping: the delivery stays unacknowledged and comes again to whoever is left.
        }
    }

    private async Task TakeOnce(Delivery delivery, Settle settle, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        switch (reader.ReadBatch(delivery.Body, new(delivery.UserId, delivery.MessageId, delivery.CorrelationId)))
        {
            case BatchReading.Refused refused:
                await commit.Enqueue(new RestingCase(settle, Refusals.Of(delivery, refused.Submitter, refused.BatchId, refused.Faults, now)), ct);
                return;
            case BatchReading.Readable readable:
                if (await taking.Take(readable, delivery, now, ct) is BatchTaken.OtherBody other)
                {
                    await commit.Enqueue(
                        new RestingCase(settle, Refusals.Of(delivery, other.Submitter, other.BatchId, [RoadFaults.OtherBody], now)), ct);
                    return;
                }

                await settle();
                return;
        }
    }
}
