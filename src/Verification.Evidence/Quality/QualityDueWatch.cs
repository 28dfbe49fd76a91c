using Microsoft.Extensions.Logging;

namespace Verification.Evidence;

/// <summary>Keeps in sight whether sources are measured in time: in the log when they no longer are, in health for as long.</summary>
public sealed class QualityDueWatch(QualityDueStore due, QualitySchedule schedule, TimeProvider clock, ILogger<QualityDueWatch> log)
{
    private volatile QualityStanding? _standing;
    private bool _told;

    /// <summary>How it stood at the last look; null: nobody has planned it yet.</summary>
    public QualityStanding? Standing => _standing;

    /// <summary>Whether somebody has to look.</summary>
    public bool IsLate => _standing is { } standing && QualityDueDecision.IsLate(standing, schedule, clock.GetUtcNow());

    public async Task<bool> Round(CancellationToken ct)
    {
        _standing = await due.Find(ct);
        if (IsLate && !_told)
        {
            EvidenceLog.MeasurementLate(log, _standing?.RenewedAt, schedule.EveryDays);
        }

        _told = IsLate;
        return false;
    }
}
