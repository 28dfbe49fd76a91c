using System.Collections.Concurrent;

namespace Verification.Pipeline.Fencing;

/// <summary>What this process has taken on and not settled yet: a sweep that finds its row again leaves it alone.</summary>
public sealed class InHand<T>(TimeProvider clock)
    where T : notnull
{
    /// <summary>Should it never be settled, it is taken on anew after this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<T, long> _since = new();

    public bool Has(T one) => _since.TryGetValue(one, out var since) && clock.GetElapsedTime(since) < Longest;

    public void Take(T one) => _since[one] = clock.GetTimestamp();

    public void LetGo(T one) => _since.TryRemove(one, out _);

    /// <summary>Lets go of it, as whoever waits for it to be settled.</summary>
    public ValueTask Leave(T one)
    {
        LetGo(one);
        return ValueTask.CompletedTask;
    }
}
