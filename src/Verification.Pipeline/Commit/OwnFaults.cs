namespace Verification.Pipeline.Commit;

/// <summary>Cases that rest because this code broke a promise of its own; health stays red for a while so that somebody looks.</summary>
internal sealed class OwnFaults(RoadState state, TimeProvider clock)
{
    /// <summary>The row in failed work stays; what passes is only the alarm.</summary>
    private static readonly TimeSpan RedFor = TimeSpan.FromMinutes(10);

    private int _inARow;
    private long _last;

    /// <summary>How many rest since a case last went through.</summary>
    public int InARow => Volatile.Read(ref _inARow);

    public void Add()
    {
        Interlocked.Increment(ref _inARow);
        Volatile.Write(ref _last, clock.GetTimestamp());
        state.Held(this, Platform.Database.FaultKind.Ours);
    }

    /// <summary>A batch was committed; a probe alone proves nothing about cases.</summary>
    public void WentThrough(IReadOnlyList<FoldedCase> cases)
    {
        if (cases.Any(c => c.First is TakenCase or CompletedCase))
        {
            Volatile.Write(ref _inARow, 0);
        }

        if (clock.GetElapsedTime(Volatile.Read(ref _last)) > RedFor)
        {
            state.Flowing(this);
        }
    }
}
