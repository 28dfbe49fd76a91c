using Npgsql;

namespace Verification.Platform.Database;

/// <summary>The two roles that do the work: verification_road passes row security, verification_door never does.</summary>
public static class Roles
{
    public const string Road = "verification_road";
    public const string Door = "verification_door";

    private const int TriesMax = 5;

    /// <summary>Makes the roles where the owner may; otherwise the statements a superuser has to run.</summary>
    internal static async Task<IReadOnlyList<string>> Ensure(
        NpgsqlConnection owner, string? roadConnectionString, string? doorConnectionString, CancellationToken ct)
    {
        List<string> missing = [];
        foreach (var (role, attributes, connectionString) in new[]
        {
            (Road, "login bypassrls", roadConnectionString),
            (Door, "login nobypassrls", doorConnectionString),
        })
        {
            if (await Ensure(owner, role, attributes, connectionString, ct) is { } statement)
            {
                missing.Add(statement);
            }
        }

        return missing;
    }

    private static async Task<string?> Ensure(
        NpgsqlConnection owner, string role, string attributes, string? connectionString, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var statement = await Needed(owner, role, attributes, connectionString, ct);
            if (statement is null)
            {
                return null;
            }

            try
            {
                await using var command = new NpgsqlCommand(statement, owner);
                await command.ExecuteNonQueryAsync(ct);
                return null;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                return statement + ";";
            }
            catch (PostgresException e) when (tries < TriesMax && MadeByAnother(e))
            {
                // Roles belong to the whole server: somebody migrating another database made or altered it at this moment. Look again.
            }
        }
    }

    private static bool MadeByAnother(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.InternalError;

    // Nothing is needed when the role has its attributes and, where a password is given, logs in with it.
    private static async Task<string?> Needed(
        NpgsqlConnection owner, string role, string attributes, string? connectionString, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select rolcanlogin, rolbypassrls from pg_roles where rolname = $1", owner);
        command.Parameters.Add(new() { Value = role });
        bool exists, asItShouldBe = false;
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            exists = await reader.ReadAsync(ct);
            if (exists)
            {
                asItShouldBe = reader.GetBoolean(0) && reader.GetBoolean(1) == attributes.EndsWith(" bypassrls", StringComparison.Ordinal);
            }
        }

        var password = Password(role, connectionString);
        if (asItShouldBe && (password is null || await LogsIn(connectionString!, ct)))
        {
            return null;
        }

        // The verifier instead of the password: neither a log of the server nor a screen ever shows it.
        var secret = password is null ? "" : $" password '{ScramVerifier.Of(password)}'";
        return $"{(exists ? "alter" : "create")} role {role} {attributes}{secret}";
    }

    private static string? Password(string role, string? connectionString)
    {
        if (connectionString is null)
        {
            return null;
        }

        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return string.Equals(settings.Username, role, StringComparison.Ordinal)
            ? settings.Password
            : throw new ArgumentException($"the connection string of {role} names user {settings.Username}", nameof(connectionString));
    }

    private static async Task<bool> LogsIn(string connectionString, CancellationToken ct)
    {
        try
        {
            var settings = Connections.ToPrimary(connectionString);
            settings.Pooling = false;
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(ct);
            return true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            return false;
        }
    }
}
