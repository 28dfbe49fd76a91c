using Npgsql;

namespace Verification.Platform.Database;

/// <summary>How we connect where the connection string does not say otherwise.</summary>
internal static class Connections
{
    private const int PreparedStatementsMax = 64;

    /// <summary>A data source that prepares what it sends often; <c>Max Auto Prepare</c> in the string overrides it.</summary>
    /// <remarks>Behind a pooler in transaction mode that cannot follow prepared statements the string says <c>Max Auto Prepare=0</c>.</remarks>
    /// <param name="name">What operators read in pg_stat_activity unless the string names the application itself.</param>
    public static NpgsqlDataSource Create(string connectionString, string name)
    {
        var settings = Settings(connectionString);
        settings.ApplicationName ??= name;
        return NpgsqlDataSource.Create(settings);
    }

    internal static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = PreparedStatementsMax;
        }

        return settings;
    }
}
