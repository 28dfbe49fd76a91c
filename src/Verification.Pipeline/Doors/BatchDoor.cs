using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;

namespace Verification.Pipeline.Doors;

/// <summary>What both AMQP edges do with a batch; settles when every good request is a row and every bad one rests.</summary>
public sealed class BatchDoor(RequestReader reader, BatchTaking taking, GroupCommit commit, UntilStored untilStored, TimeProvider clock)
{
    /// <summary>Reads and takes one batch; never throws.</summary>
    public Task Take(Delivery delivery, Settle settle, CancellationToken ct) =>
        untilStored.Take(delivery, settle, passed => TakeOnce(delivery, passed, ct), ct);

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
