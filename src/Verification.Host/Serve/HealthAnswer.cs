using Verification.Evidence;
using Verification.Host.Showing;
using Verification.Pipeline;
using Verification.Pipeline.Commit;
using Verification.Platform.Crashes;
using Verification.Platform.Health;

namespace Verification.Host.Serve;

/// <summary>What <c>/readyz</c> says: 200 when every probe works and rows can be written, else 503 with what does not.</summary>
internal static class HealthAnswer
{
    /// <param name="suspicious">Null where this process does not look for suspicious snapshots; they make no process unready.</param>
    /// <param name="measuring">Null where this process does not measure sources; that it is late makes no process unready either.</param>
    public static IResult Of(HealthBoard health, RoadState road, SuspiciousWatch? suspicious, QualityDueWatch? measuring)
    {
        var green = health.Green && road.HeldBecause is null;
        return Results.Json(
            new
            {
                ready = green,
                held = road.HeldBecause,
                crashesAt = CrashPoints.Armed?.ToString(),
                suspiciousSnapshots = suspicious?.Waiting.Select(s => new { s.Source, s.SnapshotId, s.RowCount, s.CurrentCount }),
                measuredSources = Measured(measuring),
                probes = health.States.Select(s => new { s.Name, s.Misses, lastGood = s.LastGood }),
            },
            statusCode: green ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static object? Measured(QualityDueWatch? measuring) => measuring?.Standing is { } standing
        ? new
        {
            state = measuring.IsLate ? "degraded" : "good",
            standing.RenewedAt,
            standing.DueAt,
            nextStep = measuring.IsLate ? $"{QualityPage.NextStep.Zh} · {QualityPage.NextStep.En}" : null,
        }
        : null;
}
