using Verification.Intake.Exits;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Exits;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;
using Verification.Platform.Exits;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors;

/// <summary>What both AMQP edges do with what follows on a verification; settles when its row is there, or its refusal.</summary>
public sealed class ExitDoor(ExitReader reader, ExitDesk desk, GroupCommit commit, UntilStored untilStored, TimeProvider clock)
{
    /// <summary>Reads and takes one delivery; never throws.</summary>
    public Task Take(Delivery delivery, Settle settle, CancellationToken ct) =>
        untilStored.Take(delivery, settle, passed => TakeOnce(delivery, passed, ct), ct);

    private async Task TakeOnce(Delivery delivery, Settle settle, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var kind = ExitKinds.OfQueue(delivery.Queue) ?? throw new BrokenPromise("the door of exits stands at their queues");
        switch (reader.Read(kind, delivery.Body, new(delivery.UserId, delivery.MessageId, delivery.CorrelationId)))
        {
            case ExitReading.Refused refused:
                await commit.Enqueue(
                    new RestingCase(settle, Refusals.Of(delivery, refused.Submitter, refused.RequestId, refused.Faults, now)), ct);
                return;
            case ExitReading.Readable readable:
                await Take(readable, delivery, settle, now, ct);
                return;
        }
    }

    private async Task Take(ExitReading.Readable readable, Delivery delivery, Settle settle, DateTimeOffset now, CancellationToken ct)
    {
        var faults = await desk.Take(readable, delivery.BodyDigest, Door.Amqp, now, ct) switch
        {
            ExitTaken.OtherBody => [RoadFaults.OtherBody],
            ExitTaken.Refused refused => refused.Faults,
            _ => [],
        };
        if (faults.Count == 0)
        {
            await settle();
            return;
        }

        await commit.Enqueue(
            new RestingCase(settle, Refusals.Of(delivery, readable.Key.Submitter, readable.Key.RequestId, faults, now)), ct);
    }
}
