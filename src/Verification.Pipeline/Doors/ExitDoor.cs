using Microsoft.Extensions.Logging;
using Verification.Intake.Exits;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Doors.Fencing;
using Verification.Pipeline.Exits;
using Verification.Platform.Exits;
using Verification.Platform.Submissions;
using Verification.Platform.Telemetry;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors;

/// <summary>What both AMQP edges do with what follows on a verification; settles when its row is there, or its refusal.</summary>
public sealed class ExitDoor(ExitReader reader, ExitDesk desk, GroupCommit commit, Fence fence, TimeProvider clock, ILogger<ExitDoor> log)
{
    /// <summary>While the database is away a delivery waits here, unacknowledged; few are in hand at a time.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    /// <summary>Reads and takes one delivery; never throws.</summary>
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
                PipelineLog.CaseFailed(log, delivery.Queue, FaultText.Of(fault));
                await Rest(settle, Refusals.OurFault(delivery, clock.GetUtcNow()));
                return;
            }
            catch (Exception fault)
            {
                PipelineLog.WorkFailed(log, $"storing a delivery of {delivery.Queue}", FaultText.Of(fault));
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
        var faults = await desk.Take(readable, Door.Amqp, now, ct) switch
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
