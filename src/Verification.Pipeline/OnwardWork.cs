using Verification.Platform.Telemetry;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Doors;
using Verification.Pipeline.Doors.Fencing;

namespace Verification.Pipeline;

/// <summary>Takes stored requests on, a bounded number at once; what finds no room is swept up from its row.</summary>
/// <remarks>Nothing rests on this memory: the submission row in state <c>received</c> is the work, this only saves the sweep's wait.</remarks>
public sealed class OnwardWork(Road road, GroupCommit commit, Fence fence, TimeProvider clock, ILogger<OnwardWork> log) : BackgroundService
{
    private const int WaitingMax = 2000;
    private const int AtOnce = 256;

    private static readonly Settle Nothing = static () => ValueTask.CompletedTask;

    private readonly Channel<Arrival> _waiting = Channel.CreateBounded<Arrival>(WaitingMax);

    /// <summary>Goes on when there is room; else the sweep will.</summary>
    public void TryGoOn(Arrival arrival) => _waiting.Writer.TryWrite(arrival);

    /// <summary>Waits for room: for work that came from rows already, such as the sweep's.</summary>
    public ValueTask GoOn(Arrival arrival, CancellationToken ct) => _waiting.Writer.WriteAsync(arrival, ct);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _waiting.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
        Take);

    private ValueTask Take(Arrival arrival, CancellationToken ct) => new(fence.Pass(
        arrival.Origin, Nothing, new(passed => TakeOn(arrival, passed, ct), passed => Rest(arrival, passed, ct)), ct));

    private async Task TakeOn(Arrival arrival, Settle settle, CancellationToken ct)
    {
        try
        {
            await road.Take(arrival, settle, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // The row stays received; the sweep tries it again, and its age makes health red if that never helps.
            PipelineLog.WorkFailed(log, "going on with a stored request", FaultText.Of(fault));
            await settle();
            await Task.Delay(TimeSpan.FromSeconds(1), clock, ct);
        }
    }

    private async Task Rest(Arrival arrival, Settle settle, CancellationToken ct)
    {
        var rest = Refusals.EndsTheProcess(arrival.Origin, clock.GetUtcNow());
        rest = rest with { Row = rest.Row with { Submitter = arrival.Facts.Submitter.Code } };
        await commit.Enqueue(new RestingCase(settle, rest) { Ends = arrival.Facts.Id }, ct);
    }
}
