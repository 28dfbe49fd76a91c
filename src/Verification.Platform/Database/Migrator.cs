using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Npgsql;

namespace Verification.Platform.Database;

/// <summary>What migrating came to.</summary>
public abstract record MigrationOutcome
{
    /// <summary>The database is at the newest version; <paramref name="Applied"/> ran now.</summary>
    public sealed record Migrated(IReadOnlyList<string> Applied) : MigrationOutcome;

    /// <summary>A superuser has to run these statements first; nothing was migrated.</summary>
    public sealed record NeedsSuperuser(IReadOnlyList<string> Statements) : MigrationOutcome;
}

/// <summary>Which migrations a database has.</summary>
public sealed record MigrationStatus(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending);

/// <summary>One numbered script, as embedded.</summary>
public sealed record Migration(string Name, string Sql);

/// <summary>Brings a database to the newest version: roles, then the numbered scripts, one process at a time.</summary>
/// <remarks>A landed script is never edited; the journal knows names only, so a test keeps the digest of each.</remarks>
public static class Migrator
{
    /// <summary>Months with partitions made ahead, besides the present one.</summary>
    public const int MonthsAhead = 3;

    private const string Folder = "Verification.Platform.Database.Migrations.";

    // Any number that nobody else in this database uses; advisory locks are per database.
    private const long Lock = 0x7665_7269_6679;

    /// <summary>
    /// The service goes on meanwhile. Whoever waits for a table to itself has all others wait behind it, so that is given up soon and tried again;
    /// and a script and a batch of the service that wait for each other are one rolled back. A script leaves nothing behind either way.
    /// </summary>
    private const string WaitSoLong = "-c lock_timeout=2000";

    private const int TriesMax = 30;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>Every script in order.</summary>
    public static IReadOnlyList<Migration> Scripts { get; } = ReadScripts();

    /// <summary>Makes roles and runs what has not run yet; running it again changes nothing but passwords that have changed.</summary>
    /// <param name="roadConnectionString">Its password becomes the password of verification_road; null leaves the role without a new one.</param>
    /// <param name="doorConnectionString">The same for verification_door.</param>
    public static async Task<MigrationOutcome> Migrate(
        string ownerConnectionString, string? roadConnectionString, string? doorConnectionString, TimeProvider clock, CancellationToken ct)
    {
        ownerConnectionString = Connections.ToPrimary(ownerConnectionString).ConnectionString;
        await using var source = NpgsqlDataSource.Create(ownerConnectionString);
        await using var held = await source.OpenConnectionAsync(ct);
        await Run(held, $"select pg_advisory_lock({Lock})", ct);
        try
        {
            var missing = await Roles.Ensure(held, roadConnectionString, doorConnectionString, ct);
            if (missing.Count > 0)
            {
                return new MigrationOutcome.NeedsSuperuser(missing);
            }

            var applied = await UpgradeBesideTraffic(ownerConnectionString, clock, ct);
            await PartitionMonths.CreateAhead(source, clock, MonthsAhead, ct);
            return new MigrationOutcome.Migrated(applied);
        }
        finally
        {
            await Run(held, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    /// <summary>What ran and what did not; the owner and the road may ask.</summary>
    public static async Task<MigrationStatus> Status(string connectionString, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(Connections.ToPrimary(connectionString));
        await using var exists = source.CreateCommand("select to_regclass('schema_version') is not null");
        HashSet<string> applied = [];
        if (await exists.ExecuteScalarAsync(ct) is true)
        {
            await using var command = source.CreateCommand("select scriptname from schema_version order by scriptname");
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                applied.Add(reader.GetString(0));
            }
        }

        return new([.. applied.Order(StringComparer.Ordinal)], [.. Scripts.Select(s => s.Name).Where(name => !applied.Contains(name))]);
    }

    private static async Task<IReadOnlyList<string>> UpgradeBesideTraffic(string ownerConnectionString, TimeProvider clock, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(ownerConnectionString);
        settings.Options ??= WaitSoLong;
        List<string> applied = [];
        for (var attempt = 1; ; attempt++)
        {
            var result = Upgrade(settings.ConnectionString);
            applied.AddRange(result.Scripts.Select(s => s.Name));
            if (result.Successful)
            {
                return applied;
            }

            if (attempt == TriesMax || result.Error is not PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable })
            {
                throw new MigrationFailed(result.ErrorScript?.Name ?? "journal", result.Error);
            }

            await Task.Delay(TryAgainAfter, clock, ct);
        }
    }

    private static DatabaseUpgradeResult Upgrade(string ownerConnectionString) =>
        DeployChanges.To.PostgresqlDatabase(ownerConnectionString)
            .WithScripts(Scripts.Select(s => new SqlScript(s.Name, s.Sql)))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .JournalToPostgresqlTable("public", "schema_version")
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();

    private static IReadOnlyList<Migration> ReadScripts()
    {
        var assembly = typeof(Migrator).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new Migration(name[Folder.Length..^".sql".Length], Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A script that did not run to its end; it left nothing behind, and those before it stay.</summary>
public sealed class MigrationFailed(string script, Exception cause) : Exception($"migration {script} failed: {cause.Message}", cause);
