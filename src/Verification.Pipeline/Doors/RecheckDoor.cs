using Microsoft.Extensions.Logging;
using Verification.Contracts.Intake;
using Verification.Intake.Rechecks;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Rechecks;
using Verification.Platform.Database;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Doors;

/// <summary>What both AMQP edges do with a recheck; settles when every household it names is a stored request or has its fault.</summary>
public sealed class RecheckDoor(RecheckReader reader, RecheckTaking taking, GroupCommit commit, TimeProvider clock, ILogger<RecheckDoor> log)
{
    /// <summary>While the database is away a recheck waits here, unacknowledged; one is in hand at a time.</summary>
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
                PipelineLog.WorkFailed(log, "storing a recheck", FaultText.Of(fault));
                await Task.Delay(TryAgainAfter, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

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
                if (await taking.Take(readable, new(recheck.Submitter, [Scope.Any], "", [Scope.Any]), now, ct) is RecheckTaken.OtherBody)
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
