using Verification.Contracts.Intake;
using Verification.Intake.Rechecks;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Rechecks;
using Verification.Pipeline.Telling;
using Verification.Platform.Database;

namespace Verification.Pipeline.Doors;

/// <summary>What both AMQP edges do with a recheck; settles when every household it names is a stored request or has its fault.</summary>
public sealed class RecheckDoor(RecheckReader reader, RecheckTaking taking, GroupCommit commit, UntilStored untilStored, TimeProvider clock)
{
    /// <summary>Reads and takes one recheck; never throws.</summary>
    public Task Take(Delivery delivery, Settle settle, CancellationToken ct) =>
        untilStored.Take(delivery, settle, passed => TakeOnce(delivery, passed, ct), ct);

    private async Task TakeOnce(Delivery delivery, Settle settle, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        switch (reader.Read(delivery.Body, new(delivery.UserId, delivery.MessageId, delivery.CorrelationId)))
        {
            case RecheckReading.Refused refused:
                await Refuse(refused.Submitter, refused.BatchId, refused.Faults);
                return;
            case RecheckReading.Readable { Recheck: var recheck } readable:
                // Whoever may publish to the exchange speaks for the submitter it names; the broker's permissions say who that is.
                var everything = new Scope(recheck.Submitter, [Scope.Any], "", [Scope.Any]);
                if (await taking.Take(readable, everything, delivery.BodyDigest, now, ct) is RecheckTaken.OtherBody)
                {
                    await Refuse(recheck.Submitter, recheck.BatchId, [RoadFaults.OtherBody]);
                    return;
                }

                await settle();
                return;
        }

        async Task Refuse(string submitter, string? batchId, IReadOnlyList<RequestFault> faults) =>
            await commit.Enqueue(new RestingCase(settle, Refusals.Of(delivery, submitter, batchId, faults, now)), ct);
    }
}
