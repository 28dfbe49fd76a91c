using Microsoft.Extensions.Logging;
using Verification.Platform.Database;
using Verification.Platform.Telemetry;
using Verification.Platform.Vault;

namespace Verification.Evidence;

/// <summary>Measures sources anew when that is due; any number of processes may, one does.</summary>
/// <remarks>
/// The row of <see cref="QualityDueStore"/> moves to its next due time in the transaction that keeps the figures. Who dies before leaves it
/// claimed, and another process measures after the lease; a second run after it finds the row moved and does nothing.
/// </remarks>
public sealed class QualityRenewal
{
    /// <summary>How often a process looks whether measuring is due.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    /// <summary>
    /// What takes longer is given up and tried again at the next look; short enough that a round that uses it up is not taken for a
    /// process that hangs.
    /// </summary>
    public static readonly TimeSpan DeadlineMax = TimeSpan.FromMinutes(90);

    private static readonly TimeSpan HoldEvery = TimeSpan.FromMinutes(1);

    private readonly RoadDatabase _road;
    private readonly QualityDueStore _due;
    private readonly QualityStore _figures;
    private readonly QualityMeasuring _measuring;
    private readonly QualitySchedule _schedule;
    private readonly TimeProvider _clock;
    private readonly ILogger<QualityRenewal> _log;

    public QualityRenewal(RoadDatabase road, Vault vault, QualitySchedule schedule, TimeProvider clock, ILogger<QualityRenewal> log)
    {
        // Beside the road: its connections are not ours to use up, and no question of ours lasts.
        _road = road.Aside;
        (_schedule, _clock, _log) = (schedule, clock, log);
        (_due, _figures) = (new(_road), new(_road, new(_road)));
        _measuring = new(_figures, vault, clock);
    }

    /// <summary>Measures if that is due and nobody is at it. A fault is told and leaves the row as it is; whoever waits too long for figures sees it in health.</summary>
    public async Task<bool> Round(CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(DeadlineMax, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            var now = _clock.GetUtcNow();
            await _due.Plan(QualityDueDecision.First(now), QualityDueDecision.After(now, _schedule), either.Token);
            if (await _due.Claim(now, either.Token) is { } claim)
            {
                await Renew(claim, either.Token);
            }
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            EvidenceLog.NotMeasured(_log, FaultText.Of(fault));
        }

        return false;
    }

    private async Task Renew(QualityClaim claim, CancellationToken ct)
    {
        var measured = await _measuring.Tally(QualityMeasuring.MonthsUsual, Pauses(claim), ct);
        if (measured is null || !await Keep(claim, measured, ct))
        {
            EvidenceLog.MeasuredElsewhere(_log);
            return;
        }

        EvidenceLog.Measured(_log, measured.Verifications);
    }

    private async Task<bool> Keep(QualityClaim claim, QualityMeasured measured, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        await using var batch = await _road.Begin(ct);
        if (!await QualityDueStore.Done(batch, claim, now, QualityDueDecision.After(now, _schedule), ct))
        {
            return false;
        }

        await QualityStore.CopyInto(batch, measured.On, measured.Figures, ct);
        await batch.Commit(ct);
        return true;
    }

    /// <summary>After each page: as long a pause as the page took, so that households never share a core with us for long; and the claim is held.</summary>
    private Func<CancellationToken, Task<bool>> Pauses(QualityClaim claim)
    {
        var (resumed, held) = (_clock.GetTimestamp(), _clock.GetTimestamp());
        return async ct =>
        {
            await Task.Delay(_clock.GetElapsedTime(resumed), _clock, ct);
            resumed = _clock.GetTimestamp();
            if (_clock.GetElapsedTime(held) < HoldEvery)
            {
                return true;
            }

            held = resumed;
            return await _due.Hold(claim, ct);
        };
    }
}
