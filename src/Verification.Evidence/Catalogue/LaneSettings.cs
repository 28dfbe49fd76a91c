namespace Verification.Evidence;

/// <summary>Reads the limits of the two lanes with their ranges.</summary>
internal static class LaneSettings
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan HalfSecond = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    public static FastLaneSettings Fast(SettingsMap? map)
    {
        var standard = new FastLaneSettings();
        if (map is null)
        {
            return standard;
        }

        var settings = new FastLaneSettings
        {
            AttemptTimeout = map.Milliseconds("attempt_timeout_ms", standard.AttemptTimeout, Moment, EvidenceLimits.FastAttemptMax),
            CallsAtOnceMax = map.Int("calls_at_once_max", standard.CallsAtOnceMax, 1, 64),
            QuestionsHeldMax = map.Int("questions_held_max", standard.QuestionsHeldMax, 1, 100_000),
            Breaker = Breaker(map.Map("breaker")),
        };
        map.RefuseUnknown();
        return settings;
    }

    public static SlowLaneSettings Slow(SettingsMap? map)
    {
        var standard = new SlowLaneSettings();
        if (map is null)
        {
            return standard;
        }

        var settings = new SlowLaneSettings
        {
            CallsPerSecondMax = map.Double("calls_per_second_max", standard.CallsPerSecondMax, 0.01, 10_000),
            TotalDeadline = map.Milliseconds("total_deadline_ms", standard.TotalDeadline, TimeSpan.FromMilliseconds(100), TenMinutes),
            AttemptTimeout = map.Milliseconds("attempt_timeout_ms", standard.AttemptTimeout, Moment, TimeSpan.FromMinutes(5)),
            RetriesMax = map.Int("retries_max", standard.RetriesMax, 0, 10),
            RetryDelay = map.Milliseconds("retry_delay_ms", standard.RetryDelay, Moment, TimeSpan.FromMinutes(1)),
            AskAgainAfter = map.Milliseconds("ask_again_after_ms", standard.AskAgainAfter, Moment, TimeSpan.FromHours(1)),
            AskAgainAfterMax = map.Milliseconds("ask_again_after_max_ms", standard.AskAgainAfterMax, Moment, TimeSpan.FromDays(1)),
            Breaker = Breaker(map.Map("breaker")),
        };
        if (settings.AttemptTimeout > settings.TotalDeadline)
        {
            map.Fault(null, "attempt_timeout_ms", "one attempt is not longer than all of them");
        }

        map.RefuseUnknown();
        return settings;
    }

    private static BreakerSettings Breaker(SettingsMap? map)
    {
        var standard = new BreakerSettings();
        if (map is null)
        {
            return standard;
        }

        var settings = new BreakerSettings
        {
            FailureRatio = map.Double("failure_ratio", standard.FailureRatio, 0.05, 1),
            CallsMin = map.Int("calls_min", standard.CallsMin, 2, 1_000),
            Sampling = map.Milliseconds("sampling_ms", standard.Sampling, HalfSecond, TenMinutes),
            Break = map.Milliseconds("break_ms", standard.Break, HalfSecond, TenMinutes),
        };
        map.RefuseUnknown();
        return settings;
    }
}
