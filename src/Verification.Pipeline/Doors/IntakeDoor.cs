using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;
using Verification.Pipeline.Verifying;
using Verification.Platform.Crashes;
using Verification.Platform.Submissions;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Doors;

/// <summary>What both AMQP edges do with a single request; nothing ever leaves it but a settle.</summary>
/// <remarks>The unacknowledged delivery is the durable copy until the rows are there: settling is the last thing that happens.</remarks>
public sealed class IntakeDoor(RequestReader reader, Road road, GroupCommit commit, Fence fence, TimeProvider clock, ILogger<IntakeDoor> log)
{
    /// <summary>Reads and takes one delivery. Never throws: an exception at the door would burn the broker's delivery limit.</summary>
    public Task Take(Delivery delivery, Settle settle, CancellationToken ct) => fence.Pass(
        delivery, settle,
        new(
            passed => TakeOn(delivery, passed, ct),
            passed => commit.Rest(new(passed, Refusals.EndsTheProcess(delivery, clock.GetUtcNow())))),
        ct);

    private async Task TakeOn(Delivery delivery, Settle settle, CancellationToken ct)
    {
        try
        {
            CrashPoints.Pass(CrashPoint.AfterReceive, delivery.Body);
            var now = clock.GetUtcNow();
            switch (Read(delivery))
            {
                case RequestReading.Readable readable:
                    await road.Take(new(readable.Facts, readable.Body, readable.BodyDigest, Door.Amqp, now, delivery), settle, ct);
                    break;
                case RequestReading.Refused refused:
                    await commit.Enqueue(RefusedCases.Of(refused, delivery, settle, now), ct);
                    break;
            }
        }
        catch (Exception fault) when (ct.IsCancellationRequested || fault is ChannelClosedException)
        {
            // Stopping: the delivery stays unacknowledged and comes again to whoever is left.
        }
        catch (Exception fault)
        {
            // A fault of ours on one household must not stop the others: it rests until somebody has mended us.
            PipelineLog.CaseFailed(log, delivery.Queue, FaultText.Of(fault));
            await commit.Rest(new(settle, Refusals.OurFault(delivery, clock.GetUtcNow())));
        }
    }

    private RequestReading Read(Delivery delivery)
    {
        using var span = Telemetry.Traces.StartActivity("read", ActivityKind.Internal, delivery.Trace);
        return reader.Read(delivery.Body, new(delivery.UserId, delivery.MessageId, delivery.CorrelationId));
    }
}
