namespace Verification.Pipeline.Doors.Following;

/// <summary>How much a caller may ask for while following its verifications.</summary>
public sealed record FollowLimits
{
    /// <summary>Verifications on one page.</summary>
    public const int PageMax = 200;

    public const int PageUsual = 50;

    /// <summary>Rounds a listener may wait for.</summary>
    public const int RoundMax = 100;

    /// <summary>Listeners one process serves at a time; one more is asked to come back.</summary>
    public int ListenersMax { get; init; } = 256;

    /// <summary>A stream ends after this, whatever has happened; the listener goes on with <c>Last-Event-ID</c>.</summary>
    public TimeSpan StreamLongest { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Silence after which a heartbeat tells a listener and every proxy between that the stream lives.</summary>
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the rows of one verification are looked at.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the rows of a batch are looked at: up to 5,000 of them.</summary>
    public TimeSpan LookAtBatchEvery { get; init; } = TimeSpan.FromSeconds(2);
}
