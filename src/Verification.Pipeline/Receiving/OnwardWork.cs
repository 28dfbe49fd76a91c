using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Verifying;
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
    private readonly RowPassing<VerificationId> _rows = new(fence, clock, log);

    /// <summary>Whether it waits here or is under way, however long its row has been left alone.</summary>
    public bool Has(VerificationId id) => _rows.Has(id);

    /// <summary>Goes on when there is room; else the sweep will.</summary>
    public void TryGoOn(Arrival arrival)
    {
        // Before it can come to its end.
        _rows.Take(arrival.Facts.Id);
        if (!_waiting.Writer.TryWrite(arrival))
        {
            _rows.LetGo(arrival.Facts.Id);
        }
    }

    /// <summary>Waits for room: for work that came from rows already, such as the sweep's.</summary>
    public ValueTask GoOn(Arrival arrival, CancellationToken ct)
    {
        _rows.Take(arrival.Facts.Id);
        return _waiting.Writer.WriteAsync(arrival, ct);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _waiting.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
        async (arrival, ct) => await Take(arrival, ct));

    /// <summary>Takes one stored request through the fence.</summary>
    internal async Task Take(Arrival arrival, CancellationToken ct)
    {
        var end = await _rows.Pass(
            arrival.Facts.Id, arrival.Origin,
            new("going on with a stored request", passed => road.Take(arrival, passed, ct), (rest, passed) => commit.Rest(RestOf(arrival, rest, passed))),
            ct);
        if (end != RowEnd.TakenOn)
        {
            // Beyond the fence: a pause behind it would be one for every door.
            await Task.Delay(PauseAfterFault, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The verification ends, so that nothing sweeps it up again; a retry of its row in failed work takes it up where it stood.</summary>
    private static RestingCase RestOf(Arrival arrival, Rest rest, Settle settle) =>
        new(settle, rest.From(arrival.Facts.Submitter.Code)) { Ends = arrival.Facts.Id };
}
