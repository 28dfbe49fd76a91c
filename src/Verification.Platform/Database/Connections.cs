using Npgsql;

namespace Verification.Platform.Database;

/// <summary>How we connect where the connection string does not say otherwise.</summary>
internal static class Connections
{
    private const int PreparedStatementsMax = 64;

    /// <summary>A batch of the road is some megabytes; the driver's usual 8 KB would leave in hundreds of pieces.</summary>
    private const int WriteBufferBytes = 64 * 1024;

    // A host that was promoted is believed after this; the driver's own ten seconds would all be spent not writing.
    private const int HostRecheckSeconds = 1;

    // A host that does not even refuse must leave time for the other one.
    private const int ConnectSeconds = 5;

    /// <summary>
    /// A process that stands still in the middle of a transaction holds the rows it has claimed; the server ends its session after a while,
    /// so that whoever took its work over need not wait until it wakes. Nobody waits for a lock as long: among those who wait may be sessions
    /// of processes that stand still too, and each would be handed the lock in turn and hold it as long again.
    /// </summary>
    private const string ForgottenTransactionsEnd = "-c idle_in_transaction_session_timeout=20000 -c lock_timeout=10000";

    /// <summary>Of work that no household waits for a page is read in milliseconds; a statement that takes so long is in somebody's way.</summary>
    private const string StatementsEnd = "-c statement_timeout=30000";

    private const int AsideMax = 2;

    /// <summary>What the sessions of the writers are called, whatever the string says: <see cref="StillWriters"/> finds them by it.</summary>
    internal const string Writers = "verification writers";

    /// <summary>A data source that prepares what it sends often; <c>Max Auto Prepare</c> in the string overrides it.</summary>
    /// <remarks>A pooler in transaction mode is not for the road, which listens in a session and holds suspects by the locks of one.</remarks>
    /// <param name="name">What operators read in pg_stat_activity unless the string names the application itself.</param>
    public static NpgsqlDataSource Create(string connectionString, string name)
    {
        var settings = Settings(connectionString);
        settings.ApplicationName ??= name;
        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>The same for whoever only writes batches.</summary>
    public static NpgsqlDataSource CreateForWriters(string connectionString)
    {
        var settings = Settings(connectionString);
        settings.ApplicationName = Writers;
        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>The same for long work that no household waits for.</summary>
    public static NpgsqlDataSource CreateAside(string connectionString, string name) => NpgsqlDataSource.Create(AsideSettings(connectionString, name));

    internal static NpgsqlConnectionStringBuilder AsideSettings(string connectionString, string name)
    {
        var settings = Settings(connectionString);
        settings.ApplicationName = name;
        settings.MaxPoolSize = AsideMax;
        settings.MinPoolSize = 0;
        settings.Options = $"{settings.Options} {StatementsEnd}";
        return settings;
    }

    internal static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var settings = ToPrimary(connectionString);
        if (!settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = PreparedStatementsMax;
        }

        settings.Options ??= ForgottenTransactionsEnd;
        if (!settings.ShouldSerialize("Write Buffer Size"))
        {
            settings.WriteBufferSize = WriteBufferBytes;
        }

        return settings;
    }

    /// <summary>The string as it is, and where it names several hosts: to the one that takes writes, found again soon after a failover.</summary>
    internal static NpgsqlConnectionStringBuilder ToPrimary(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.Host?.Contains(',', StringComparison.Ordinal) != true)
        {
            return settings;
        }

        settings.TargetSessionAttributes ??= "primary";
        if (!settings.ShouldSerialize("Host Recheck Seconds"))
        {
            settings.HostRecheckSeconds = HostRecheckSeconds;
        }

        if (!settings.ShouldSerialize("Timeout"))
        {
            settings.Timeout = ConnectSeconds;
        }

        return settings;
    }
}
