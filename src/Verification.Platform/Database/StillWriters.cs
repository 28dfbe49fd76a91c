namespace Verification.Platform.Database;

/// <summary>Ends the sessions of writers that stand still in the middle of copying.</summary>
/// <remarks>
/// A process that stands still there holds what it has won, and whoever took its work over waits for those rows. No limit of the server
/// counts the time in which it waits for the next bytes of a COPY; so any process may end such a session. The one that wakes runs its batch
/// again and finds the rows taken.
/// </remarks>
public sealed class StillWriters(RoadDatabase road)
{
    /// <summary>A batch of two hundred cases is copied in milliseconds.</summary>
    public static readonly TimeSpan StillMax = TimeSpan.FromSeconds(20);

    private const string EndStill = """
        select pg_terminate_backend(pid) from pg_stat_activity
        where usename = current_user and datname = current_database() and application_name = @writers
          and state = 'active' and wait_event = 'ClientRead' and query_start < now() - make_interval(secs => @still)
        """;

    /// <summary>Ends those that have copied for longer than <paramref name="still"/> and wait for bytes; answers how many.</summary>
    public async Task<int> End(TimeSpan still, CancellationToken ct) =>
        (await road.Query<bool>(EndStill, new { writers = Connections.Writers, still = still.TotalSeconds }, ct)).Count(ended => ended);
}
