using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;
using Verification.Platform.Database;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Doors;

/// <summary>What the doors share whose deliveries are rows before they are settled: the fence, and trying until the rows are there.</summary>
public sealed class UntilStored(
    GroupCommit commit, GroupCommitOptions options, RoadState state, Fence fence, IHostApplicationLifetime host, TimeProvider clock,
    ILogger<UntilStored> log)
{
    /// <summary>While the database is away a delivery waits here, unacknowledged; few are in hand at a time.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    /// <summary>Takes one delivery. Never throws: an exception at the door would burn the broker's delivery limit.</summary>
    /// <param name="once">Stores it and settles, or throws.</param>
    public Task Take(Delivery delivery, Settle settle, Func<Settle, Task> once, CancellationToken ct) => fence.Pass(
        delivery, settle,
        new(
            passed => Try(delivery, passed, once, ct),
            passed => commit.Rest(new(passed, Refusals.EndsTheProcess(delivery, clock.GetUtcNow())))),
        ct);

    /// <summary>Tries until it is stored or rests, or the process stops; held for too long, the road counts as held and health turns red.</summary>
    private async Task Try(Delivery delivery, Settle settle, Func<Settle, Task> once, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, host.ApplicationStopping);
        var since = clock.GetTimestamp();
        do
        {
            try
            {
                await once(settle);
                break;
            }
            catch (Exception fault) when (ct.IsCancellationRequested || fault is ChannelClosedException)
            {
                // Stopping: the delivery stays unacknowledged and comes again to whoever is left.
                break;
            }
            catch (Exception fault) when (DeliveryFault.LiesWithIt(fault))
            {
                PipelineLog.CaseFailed(log, delivery.Queue, FaultText.Of(fault));
                await commit.Rest(new(settle, Refusals.OurFault(delivery, clock.GetUtcNow())));
                break;
            }
            catch (Exception fault)
            {
                PipelineLog.WorkFailed(log, $"storing a delivery of {delivery.Queue}", FaultText.Of(fault));
                if (clock.GetElapsedTime(since) > options.PatienceMax)
                {
                    state.Held(delivery, DatabaseFault.Classify(fault));
                }
            }

            await Task.Delay(TryAgainAfter, clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!stop.IsCancellationRequested);

        state.Flowing(delivery);
    }
}
