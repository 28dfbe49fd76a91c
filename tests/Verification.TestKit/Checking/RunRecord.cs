namespace Verification.TestKit.Checking;

/// <summary>Something a promise of design §8 rules out, seen once.</summary>
/// <param name="Promise"><c>P1</c>…<c>P12</c>, <c>rest</c> for conservation at rest, <c>hit</c> for a fault that hit nothing.</param>
public sealed record Violation(string Promise, string What)
{
    public override string ToString() => $"{Promise}: {What}";
}

/// <summary>A fault that was set on the service, and how often it hit something that was under way.</summary>
public sealed record FaultDone(string What, int Times, int Hits);

/// <summary>How a process ended that was told to (SIGTERM).</summary>
public sealed record StoppedProcess(int ExitCode, TimeSpan Took);

/// <summary>What a fault run left behind: what the client knows, what is stored, what is true, what was done to the service.</summary>
public sealed record RunRecord
{
    public required Journal Journal { get; init; }

    public required StoredRun Stored { get; init; }

    public required CityTruth Truth { get; init; }

    /// <summary>Digests a second assessment of the stored evidence gave, by verdict; those of rounds that were not assessed again are absent.</summary>
    public IReadOnlyDictionary<Guid, byte[]> Recomputed { get; init; } = new Dictionary<Guid, byte[]>();

    /// <summary>Sources whose silence the law does not pass over.</summary>
    public IReadOnlySet<string> MandatorySources { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Bodies that must rest in failed work: SHA-256 as sent, with how many rows each leaves.</summary>
    public IReadOnlyList<byte[]> Injected { get; init; } = [];

    public IReadOnlyList<FaultDone> Faults { get; init; } = [];

    public IReadOnlyList<StoppedProcess> Stopped { get; init; } = [];

    /// <summary>The most memory any process of the service held, in bytes; 0 when nobody looked.</summary>
    public long MemoryPeak { get; init; }

    /// <summary>How soon a refusal must come (reliability E29); a fast test, whose neighbours share the processors, asks only that nobody hangs.</summary>
    public TimeSpan RefusedWithin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests that were withdrawn, by verification.</summary>
    public IReadOnlySet<Guid> Withdrawn { get; init; } = new HashSet<Guid>();
}
