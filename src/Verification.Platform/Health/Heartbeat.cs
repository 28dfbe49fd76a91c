namespace Verification.Platform.Health;

/// <summary>Says when a loop last did its round; a loop that hangs or only fails stops beating.</summary>
public sealed class Heartbeat(TimeProvider clock)
{
    private long _last = clock.GetTimestamp();

    /// <summary>A round went through.</summary>
    public void Beat() => Volatile.Write(ref _last, clock.GetTimestamp());

    /// <summary>A probe that misses once no round went through for longer than <paramref name="within"/>.</summary>
    public RoleProbe Probe(string name, TimeSpan within) =>
        new(name, _ => Task.FromResult(clock.GetElapsedTime(Volatile.Read(ref _last)) <= within));
}
