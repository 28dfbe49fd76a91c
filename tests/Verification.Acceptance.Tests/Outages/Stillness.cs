using System.Diagnostics;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>Watches a number that should grow, and keeps the longest time it stood still.</summary>
internal sealed class Stillness : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<long> _progress;
    private readonly Task _watching;

    private Stillness(Func<long> progress)
    {
        _progress = progress;
        _watching = Watch();
    }

    /// <summary>The longest time without progress so far.</summary>
    public TimeSpan Longest { get; private set; }

    public static Stillness Watch(Func<long> progress) => new(progress);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task Watch()
    {
        var (last, since) = (_progress(), Stopwatch.GetTimestamp());
        while (!_end.IsCancellationRequested)
        {
            await Task.Delay(LookEvery, TimeProvider.System, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var still = Stopwatch.GetElapsedTime(since);
            if (still > Longest)
                Longest = still;
            if (_progress() is var now && now != last)
                (last, since) = (now, Stopwatch.GetTimestamp());
        }
    }
}
