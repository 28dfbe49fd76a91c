namespace Verification.Pipeline.Doors.Following;

/// <summary>The places for listeners in this process: a bounded number, so that followers never take what submitters need.</summary>
public sealed class Listeners(FollowLimits limits)
{
    private int _taken;

    /// <summary>A place, or null when all are taken; disposing gives it back.</summary>
    public IDisposable? TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= limits.ListenersMax)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref _taken);
        return null;
    }

    private sealed class Place(Listeners listeners) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                Interlocked.Decrement(ref listeners._taken);
            }
        }
    }
}
