namespace Verification.Platform.Health;

/// <summary>A question asked again and again whether a role can do its work; an exception or false is a miss.</summary>
public sealed record RoleProbe(string Name, Func<CancellationToken, Task<bool>> Works);

/// <summary>How a probe stands.</summary>
public sealed record ProbeState(string Name, int Misses, DateTimeOffset? LastGood);

/// <summary>Collects the probes of all roles in this process and turns red when one has missed three times in a row.</summary>
public sealed class HealthBoard(IReadOnlyList<RoleProbe> probes, TimeProvider clock)
{
    public const int MissesMax = 3;

    public bool Green => throw new NotSupportedException();

    public IReadOnlyList<ProbeState> States { get { _ = probes; _ = clock; throw new NotSupportedException(); } }

    /// <summary>Asks every probe once.</summary>
    public Task Ask(CancellationToken ct) => throw new NotSupportedException();
}
