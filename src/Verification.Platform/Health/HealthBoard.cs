using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Platform.Crashes;
using Verification.Platform.Telemetry;

namespace Verification.Platform.Health;

/// <summary>A question asked again and again whether a role can do its work; an exception or false is a miss.</summary>
public sealed record RoleProbe(string Name, Func<CancellationToken, Task<bool>> Works);

/// <summary>How a probe stands.</summary>
public sealed record ProbeState(string Name, int Misses, DateTimeOffset? LastGood);

/// <summary>Asks the probes of all roles in this process and turns red when one has missed three times in a row.</summary>
/// <remarks>Red until every probe has been good once: a process that never worked is not ready.</remarks>
public sealed class HealthBoard(IReadOnlyList<RoleProbe> probes, TimeProvider clock, ILogger<HealthBoard> log) : BackgroundService
{
    public const int MissesMax = 3;

    /// <summary>Between two rounds of asking; three misses are seen within 15 seconds.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    /// <summary>Between two rounds while a starting process is not ready yet.</summary>
    public static readonly TimeSpan PauseAtStart = TimeSpan.FromMilliseconds(250);

    /// <summary>How long one probe may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<string, ProbeState> _states =
        new(probes.Select(p => KeyValuePair.Create(p.Name, new ProbeState(p.Name, 0, null))), StringComparer.Ordinal);

    /// <summary>What <c>/readyz</c> answers.</summary>
    public bool Green => _states.Values.All(s => s.Misses < MissesMax && s.LastGood is not null);

    private bool Started => _states.Values.All(s => s.LastGood is not null);

    public IReadOnlyList<ProbeState> States => [.. _states.Values.OrderBy(s => s.Name, StringComparer.Ordinal)];

    /// <summary>Asks every probe once, all at the same time.</summary>
    public Task Ask(CancellationToken ct) => Task.WhenAll(probes.Select(p => Ask(p, ct)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (CrashPoints.Armed is { } armed)
        {
            log.CrashArmed(armed.ToString());
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            await Ask(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Started ? Pause : PauseAtStart, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Ask(RoleProbe probe, CancellationToken ct)
    {
        var before = _states[probe.Name];
        var (works, cause) = await Try(probe, ct);
        ct.ThrowIfCancellationRequested();
        var now = works ? before with { Misses = 0, LastGood = clock.GetUtcNow() } : before with { Misses = before.Misses + 1 };
        _states[probe.Name] = now;
        if (now.Misses == MissesMax)
        {
            log.ProbeRed(probe.Name, now.Misses, cause is null ? null : FaultText.Of(cause));
        }
        else if (works && before.Misses >= MissesMax)
        {
            log.ProbeGood(probe.Name);
        }
    }

    private async Task<(bool Works, Exception? Cause)> Try(RoleProbe probe, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return (await probe.Works(either.Token).WaitAsync(Patience, clock, ct), null);
        }
        catch (Exception e)
        {
            return (false, e);
        }
    }
}
