using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Telling;
using Verification.Pipeline.Verifying;
using Verification.Platform.Telemetry;
using Verification.Vocabulary;

namespace Verification.Pipeline.Receiving;

/// <summary>Takes stored requests on, a bounded number at once; what finds no room is swept up from its row.</summary>
/// <remarks>Nothing rests on this memory: the submission row in state <c>received</c> is the work, this only saves the sweep's wait.</remarks>
public sealed class OnwardWork(Road road, GroupCommit commit, Fence fence, TimeProvider clock, ILogger<OnwardWork> log) : BackgroundService
{
    private const int WaitingMax = 2000;
    private const int AtOnce = 256;

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    private readonly Channel<Arrival> _waiting = Channel.CreateBounded<Arrival>(WaitingMax);
    private readonly InHand<VerificationId> _inHand = new(clock);

    /// <summary>Whether it waits here or is under way, however long its row has been left alone.</summary>
    public bool Has(VerificationId id) => _inHand.Has(id);

    /// <summary>Goes on when there is room; else the sweep will.</summary>
    public void TryGoOn(Arrival arrival)
    {
        // Before it can come to its end.
        _inHand.Take(arrival.Facts.Id);
        if (!_waiting.Writer.TryWrite(arrival))
        {
            _inHand.LetGo(arrival.Facts.Id);
        }
    }

    /// <summary>Waits for room: for work that came from rows already, such as the sweep's.</summary>
    public ValueTask GoOn(Arrival arrival, CancellationToken ct)
    {
        _inHand.Take(arrival.Facts.Id);
        return _waiting.Writer.WriteAsync(arrival, ct);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _waiting.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
        async (arrival, ct) => await Take(arrival, ct));

    /// <summary>Takes one stored request through the fence.</summary>
    internal async Task Take(Arrival arrival, CancellationToken ct)
    {
        var failed = false;
        await fence.Pass(
            arrival.Origin, () => _inHand.Leave(arrival.Facts.Id),
            new(
                async passed => failed = !await TryTakeOn(arrival, passed, ct),
                passed => commit.Rest(RestOf(arrival, Refusals.EndsTheProcess(arrival.Origin, clock.GetUtcNow()), passed))),
            ct);
        if (failed)
        {
            // Beyond the fence: a pause behind it would be one for every door.
            await Task.Delay(PauseAfterFault, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryTakeOn(Arrival arrival, Settle settle, CancellationToken ct)
    {
        try
        {
            await road.Take(arrival, settle, ct);
            return true;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && DeliveryFault.EndsARow(fault, arrival.Origin.SeenBefore))
        {
            PipelineLog.CaseFailed(log, arrival.Origin.Queue, FaultText.Of(fault));
            await commit.Rest(RestOf(arrival, Refusals.OurFault(arrival.Origin, clock.GetUtcNow()), settle));
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // The row stays received, and a later sweep tries it again.
            PipelineLog.WorkFailed(log, "going on with a stored request", FaultText.Of(fault));
            await settle();
        }

        return false;
    }

    /// <summary>The verification ends, so that nothing sweeps it up again; a retry of its row in failed work takes it up where it stood.</summary>
    private static RestingCase RestOf(Arrival arrival, Rest rest, Settle settle) =>
        new(settle, rest.From(arrival.Facts.Submitter.Code)) { Ends = arrival.Facts.Id };
}
