using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>How one source is asked; every value comes from <c>sources.yaml</c> and is checked at start.</summary>
public sealed record SourceSettings
{
    public required SourceId Id { get; init; }

    /// <summary>Name of the adapter, e.g. <c>sql-view</c>, <c>file-drop</c>, <c>in-process</c>.</summary>
    public required string Adapter { get; init; }

    /// <summary>Most questions in one call; 1…5000, default 200.</summary>
    public int QuestionsAtOnceMax { get; init; } = 200;

    /// <summary>Limits while a delivery waits; null: the source is never asked there.</summary>
    public FastLaneSettings? Fast { get; init; } = new();

    /// <summary>Limits of the retrying lane.</summary>
    public SlowLaneSettings Slow { get; init; } = new();

    /// <summary>The adapter's own settings, read by its factory.</summary>
    public IReadOnlyDictionary<string, string> AdapterSettings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>One attempt, no retry, no queue behind a full bulkhead.</summary>
public sealed record FastLaneSettings
{
    /// <summary>From the moment a question waits to its answer; 10 ms…5 s, default 1 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Calls to the source at once; 1…64, default 4.</summary>
    public int CallsAtOnceMax { get; init; } = 4;

    /// <summary>Questions waiting or being asked at once; beyond it an ask leaves as later; 1…100000, default 10000.</summary>
    public int QuestionsHeldMax { get; init; } = 10_000;

    public BreakerSettings Breaker { get; init; } = new();
}

/// <summary>The retrying pipeline: rate limit, total deadline, retry with jitter, breaker, attempt timeout.</summary>
public sealed record SlowLaneSettings
{
    /// <summary>Calls a second; 0.01…10000, default 50.</summary>
    public double CallsPerSecondMax { get; init; } = 50;

    /// <summary>All attempts of one call together; 100 ms…10 min, default 60 s; the lease of a claimed ask is longer.</summary>
    public TimeSpan TotalDeadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>One attempt; 10 ms…5 min, default 10 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first in one call; 0…10, default 2.</summary>
    public int RetriesMax { get; init; } = 2;

    /// <summary>First wait before a retry, doubled and jittered; 10 ms…1 min, default 500 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>First wait before an ask that stayed open is asked again, doubled up to <see cref="AskAgainAfterMax"/>; default 2 s.</summary>
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait between two tries of an open ask; default 5 min.</summary>
    public TimeSpan AskAgainAfterMax { get; init; } = TimeSpan.FromMinutes(5);

    public BreakerSettings Breaker { get; init; } = new();
}

/// <summary>When a source counts as down.</summary>
public sealed record BreakerSettings
{
    /// <summary>Failed share of the calls that opens the breaker; 0.05…1, default 0.5.</summary>
    public double FailureRatio { get; init; } = 0.5;

    /// <summary>Calls within the sampling time before the share counts; 2…1000, default 4.</summary>
    public int CallsMin { get; init; } = 4;

    /// <summary>Time over which calls are counted; 0.5 s…10 min, default 10 s.</summary>
    public TimeSpan Sampling { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an open breaker answers at once; 0.5 s…10 min, default 15 s.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(15);
}
