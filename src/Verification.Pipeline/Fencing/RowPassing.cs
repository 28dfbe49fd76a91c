using Microsoft.Extensions.Logging;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Fencing;

/// <summary>Takes stored rows in hand and through the fence; a fault of ours over one holds up no other, and ends it once it has had its tries.</summary>
/// <typeparam name="T">What tells one row from another.</typeparam>
internal sealed class RowPassing<T>(Fence fence, TimeProvider clock, ILogger log)
    where T : notnull
{
    private readonly InHand<T> _inHand = new(clock);

    /// <summary>Whether it is under way here, settled or not.</summary>
    public bool Has(T one) => _inHand.Has(one);

    /// <summary>Takes it in hand before its turn.</summary>
    public void Take(T one) => _inHand.Take(one);

    /// <summary>Its turn will not come.</summary>
    public void LetGo(T one) => _inHand.LetGo(one);

    /// <summary>Passes one row and says how far it came; it stays in hand until it is settled.</summary>
    /// <param name="origin">The row as a delivery.</param>
    public async Task<RowEnd> Pass(T one, Delivery origin, RowWork row, CancellationToken ct)
    {
        var end = RowEnd.TakenOn;
        _inHand.Take(one);
        await fence.Pass(
            origin, () => _inHand.Leave(one),
            new(
                async passed => end = await Try(origin, row, passed, ct),
                passed => row.Rest(Refusals.EndsTheProcess(origin, clock.GetUtcNow()), passed)),
            ct);
        return end;
    }

    private async Task<RowEnd> Try(Delivery origin, RowWork row, Settle settle, CancellationToken ct)
    {
        try
        {
            await row.Work(settle);
            return RowEnd.TakenOn;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && DeliveryFault.EndsARow(fault, origin.SeenBefore))
        {
            PipelineLog.CaseFailed(log, origin.Queue, FaultText.Of(fault));
            await row.Rest(Refusals.OurFault(origin, clock.GetUtcNow()), settle);
            return RowEnd.Failed;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // The row stays as it is, and a later sweep tries it again.
            PipelineLog.WorkFailed(log, row.Doing, FaultText.Of(fault));
            await settle();
            return DeliveryFault.LiesWithIt(fault) ? RowEnd.Failed : RowEnd.LeftForLater;
        }
    }
}

/// <summary>What is done with one row behind the fence.</summary>
/// <param name="Doing">What the log calls it.</param>
/// <param name="Work">Takes it on, and sees to it that it is settled.</param>
/// <param name="Rest">Lays it to rest, and settles it.</param>
internal readonly record struct RowWork(string Doing, Func<Settle, Task> Work, Func<Rest, Settle, Task> Rest);

/// <summary>How far a row came.</summary>
internal enum RowEnd
{
    TakenOn,

    /// <summary>The fault lay with the moment.</summary>
    LeftForLater,

    /// <summary>The fault lay with the row and our code, whether it rests now or is tried again.</summary>
    Failed,
}
