using Verification.Platform.Telemetry;
using Microsoft.Extensions.Logging;
using Verification.Intake.Reading;
using Verification.Pipeline.Commit;

namespace Verification.Pipeline.Doors;

/// <summary>What both AMQP edges do with a batch; settles when every good request is a row and every bad one rests.</summary>
public sealed class BatchDoor(RequestReader reader, BatchTaking taking, GroupCommit commit, TimeProvider clock, ILogger<BatchDoor> log)
{
    /// <summary>While the database is away a batch waits here, unacknowledged; one batch is in hand at a time.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    public async Task Take(Delivery delivery, Settle settle, CancellationToken ct)
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
            catch (Exception fault)
            {
                PipelineLog.WorkFailed(log, "storing a batch", FaultText.Of(fault));
                await Task.Delay(TryAgainAfter, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
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
