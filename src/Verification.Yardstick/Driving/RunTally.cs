namespace Verification.Yardstick.Driving;

/// <summary>Which request has been answered, how often, and how long after it was due to leave.</summary>
/// <remarks>Told by one publisher and one consumer at once: each writes fields of its own.</remarks>
internal sealed class RunTally
{
    private readonly Dictionary<string, int> _places;
    private readonly long[] _due;
    private readonly long[] _answered;
    private readonly TimeProvider _clock;
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _began;
    private long _last;
    private int _count;
    private int _repeated;
    private int _foreign;

    public RunTally(IReadOnlyList<Prepared> requests, TimeProvider clock)
    {
        _clock = clock;
        _places = new(requests.Count, StringComparer.Ordinal);
        for (var i = 0; i < requests.Count; i++)
        {
            _places.Add(requests[i].RequestId, i);
        }

        _due = new long[requests.Count];
        _answered = new long[requests.Count];
    }

    /// <summary>Completes when every request has a verdict.</summary>
    public Task AllAnswered => _all.Task;

    public int Answered => Volatile.Read(ref _count);

    public void Begin() => _began = _clock.GetTimestamp();

    /// <summary>The request leaves now; <paramref name="due"/> says when it should have left, counted from the beginning.</summary>
    public void Leaves(int place, TimeSpan? due) =>
        _due[place] = due is { } after ? _began + (long)(after.TotalSeconds * _clock.TimestampFrequency) : _clock.GetTimestamp();

    /// <summary>A verdict came; true when it was the last that was missing.</summary>
    public bool Takes(string? requestId)
    {
        if (requestId is null || !_places.TryGetValue(requestId, out var place))
        {
            Interlocked.Increment(ref _foreign);
            return false;
        }

        if (_answered[place] != 0)
        {
            Interlocked.Increment(ref _repeated);
            return false;
        }

        _last = _answered[place] = _clock.GetTimestamp();
        if (Interlocked.Increment(ref _count) < _answered.Length)
        {
            return false;
        }

        _all.TrySetResult();
        return true;
    }

    /// <summary>What the run came to.</summary>
    public DrivenRun End()
    {
        var waits = new List<TimeSpan>(_answered.Length);
        var done = new List<TimeSpan>(_answered.Length);
        for (var i = 0; i < _answered.Length; i++)
        {
            if (_answered[i] != 0)
            {
                done.Add(_clock.GetElapsedTime(_began, _answered[i]));
                waits.Add(_clock.GetElapsedTime(_due[i], _answered[i]));
            }
        }

        waits.Sort();
        done.Sort();
        return new(_answered.Length, _answered.Length - waits.Count, _repeated, _foreign, _clock.GetElapsedTime(_began, _last), waits) { Done = done };
    }
}
