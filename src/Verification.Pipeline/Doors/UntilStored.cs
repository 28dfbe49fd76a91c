using Microsoft.Extensions.Logging;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Doors.Fencing;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Doors;

/// <summary>What the doors share whose deliveries are rows before they are settled: the fence, and trying until the rows are there.</summary>
public sealed class UntilStored(GroupCommit commit, Fence fence, TimeProvider clock, ILogger<UntilStored> log)
{
    /// <summary>While the database is away a delivery waits here, unacknowledged; few are in hand at a time.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    /// <summary>Takes one delivery. Never throws: an exception at the door would burn the broker's delivery limit.</summary>
    /// <param name="once">Stores it and settles, or throws.</param>
    public Task Take(Delivery delivery, Settle settle, Func<Settle, Task> once, CancellationToken ct) => fence.Pass(
        delivery, settle,
        new(passed => Try(delivery, passed, once, ct), passed => Rest(passed, Refusals.EndsTheProcess(delivery, clock.GetUtcNow()))), ct);

    private async Task Try(Delivery delivery, Settle settle, Func<Settle, Task> once, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await once(settle);
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
}
