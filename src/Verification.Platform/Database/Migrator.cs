namespace Verification.Platform.Database;

/// <summary>What migrating came to.</summary>
public abstract record MigrationOutcome
{
    /// <summary>The database is at the newest version; <paramref name="Applied"/> ran now.</summary>
    public sealed record Migrated(IReadOnlyList<string> Applied) : MigrationOutcome;

    /// <summary>A superuser has to run these statements first.</summary>
    public sealed record NeedsSuperuser(IReadOnlyList<string> Statements) : MigrationOutcome;
}

/// <summary>Which migrations a database has.</summary>
public sealed record MigrationStatus(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending);

/// <summary>Brings a database to the newest version: roles, then the numbered scripts, one process at a time.</summary>
public static class Migrator
{
    public static Task<MigrationOutcome> Migrate(
        string ownerConnectionString, string? roadConnectionString, string? doorConnectionString, CancellationToken ct) =>
        throw new NotSupportedException();

    public static Task<MigrationStatus> Status(string ownerConnectionString, CancellationToken ct) => throw new NotSupportedException();
}
