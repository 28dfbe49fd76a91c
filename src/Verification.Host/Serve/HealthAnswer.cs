using Verification.Pipeline.Commit;
using Verification.Platform.Crashes;
using Verification.Platform.Health;

namespace Verification.Host.Serve;

/// <summary>What <c>/readyz</c> says: 200 when every probe works and rows can be written, else 503 with what does not.</summary>
internal static class HealthAnswer
{
    public static IResult Of(HealthBoard health, RoadState road)
    {
        var green = health.Green && road.HeldBecause is null;
        return Results.Json(
            new
            {
                ready = green,
                held = road.HeldBecause,
                crashesAt = CrashPoints.Armed?.ToString(),
                probes = health.States.Select(s => new { s.Name, s.Misses, lastGood = s.LastGood }),
            },
            statusCode: green ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
