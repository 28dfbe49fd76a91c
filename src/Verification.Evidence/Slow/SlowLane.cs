using Microsoft.Extensions.Logging;
using Verification.Platform.Database;
using Verification.Platform.Health;

namespace Verification.Evidence;

/// <summary>Asks what the fast lane left open: per source, from rows, with retries, until the deadline.</summary>
/// <remarks>
/// Any number of processes may run it. The claim of an <c>ask</c> row, fenced by its attempts, makes a second run harmless;
/// a process that dies leaves rows whose due time comes again, or closed asks that the sweep finds.
/// </remarks>
public sealed class SlowLane
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(15);
    private const int SweepMax = 500;

    private readonly IReadOnlyList<SlowLine> _lines;
    private readonly AskStore _asks;
    private readonly SlowLaneSeams _seams;
    private readonly Waker _waker;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Heartbeat _heartbeat;

    public SlowLane(
        SourceCatalogue catalogue, AskStore asks, SlowLaneSeams seams, Waker waker, TimeProvider clock, EvidenceMetrics metrics, ILogger<SlowLane> log)
    {
        (_asks, _seams, _waker, _clock, _log) = (asks, seams, waker, clock, log);
        _heartbeat = new(clock);
        _lines = [.. catalogue.All.Select(s => new SlowLine(s, catalogue, asks, seams, clock, metrics, log))];
    }

    /// <summary>Red when deadlines were not looked at for a while.</summary>
    public RoleProbe Probe => _heartbeat.Probe("slow-lane", SilenceMax);

    /// <summary>Works until told to stop; faults of sources and of the database end no loop.</summary>
    /// <remarks>What was left behind may be a suspect, which is tried alone and for long; deadlines pass beside it.</remarks>
    public Task Run(CancellationToken ct) => Task.WhenAll([.. _lines.Select(l => l.Run(ct)), Again(Wake, ct), Again(CompleteLeft, ct)]);

    // One listener wakes all sources; the poll carries due times that lie in the future and notifications that were lost.
    private async Task Wake(CancellationToken ct)
    {
        foreach (var line in _lines)
        {
            line.Wake();
        }

        var lapsed = await _asks.Lapse(SweepMax, _seams.Closed, ct);
        if (lapsed.Count > 0)
        {
            await _seams.Ready(lapsed, ct);
        }

        var urgent = await _asks.DueProvisionally(SweepMax, ct);
        if (urgent.Count > 0)
        {
            await _seams.Ready(urgent, ct);
        }

        _heartbeat.Beat();
        await _waker.WaitAsync(AskStore.Channel, await UntilWorthLooking(ct), ct);
    }

    // Rounds whose asks are all closed, or whose provisional verdict is due, and that nobody completes: what a process that died left behind.
    private async Task CompleteLeft(CancellationToken ct)
    {
        var left = await _asks.Ready(SweepMax, ct);
        if (left.Count > 0)
        {
            await (_seams.Left ?? _seams.Ready)(left, ct);
        }

        var urgent = await _asks.LeftProvisionally(SweepMax, ct);
        if (urgent.Count > 0)
        {
            await (_seams.LeftUrgent?.Invoke(urgent, ct) ?? _seams.Ready([.. urgent.Keys], ct));
        }

        await Task.Delay(PollEvery, _clock, ct);
    }

    // A deadline that passes between two looks would make its household wait for the second.
    private async Task<TimeSpan> UntilWorthLooking(CancellationToken ct) => await _asks.UntilNextDeadline(ct) switch
    {
        { } next when next < LookAgainAfter => LookAgainAfter,
        { } next when next < PollEvery => next,
        _ => PollEvery,
    };

    private async Task Again(Func<CancellationToken, Task> round, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await round(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                EvidenceLog.SweepFailed(_log, fault.GetType().Name);
                await Task.Delay(PollEvery, _clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
