using System.Security.Cryptography;
using Npgsql;
using Verification.City.Files;

namespace Verification.City.Loading;

/// <summary>The registries' own exchange database: a view per register and a login that may read views and nothing else.</summary>
/// <remarks>Stands beside the service's database on the same server, under a name of its own; nothing in it is the service's.</remarks>
internal sealed class ExchangeStore : IAsyncDisposable
{
    private readonly NpgsqlDataSource _owner;

    private ExchangeStore(NpgsqlDataSource owner, string reader, string connection) =>
        (_owner, Reader, ReaderConnection) = (owner, reader, connection);

    public string Reader { get; }

    /// <summary>How the adapters log in.</summary>
    public string ReaderConnection { get; }

    /// <summary>Creates database and login where they are missing; the password stays the one of the folder's connection file.</summary>
    public static async Task<ExchangeStore> Open(string ownerConnection, string connectionFile, CancellationToken ct)
    {
        var owner = new NpgsqlConnectionStringBuilder(ownerConnection);
        var name = $"{owner.Database}_exchange";
        var reader = $"{name}_reader";
        var password = PasswordIn(connectionFile) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await using (var server = NpgsqlDataSource.Create(ownerConnection))
        {
            await Create(server, name, reader, password, ct);
        }

        var login = new NpgsqlConnectionStringBuilder { Host = owner.Host, Port = owner.Port, Database = name, Username = reader, Password = password };
        await Keep(connectionFile, login.ConnectionString, ct);
        owner.Database = name;
        return new(NpgsqlDataSource.Create(owner.ConnectionString), reader, login.ConnectionString);
    }

    /// <summary>Replaces everything in one transaction: whoever asks meanwhile sees the old city or the new one.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Replace(
        string folder, IReadOnlyList<CitySourceLine> sources, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var connection = await _owner.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Execute(connection, ExchangeSql.Ground, ct);
        await Copy(connection, "copy exchange.delay (source, document, seconds) from stdin (format csv, header match)", Path.Combine(folder, CityFiles.Delays), ct);
        foreach (var source in sources)
        {
            await Execute(connection, ExchangeSql.Table(source.Table), ct);
            counts[source.Id] = await Copy(connection, ExchangeSql.CopyInto(source.Table), CityFiles.Registry(folder, source.Id), ct);
            await Execute(connection, ExchangeSql.View(source, Reader), ct);
            progress?.Report(new("exchange", counts.Count, sources.Count));
        }

        await transaction.CommitAsync(ct);
        await Execute(connection, "analyze", ct);
        return counts;
    }

    public ValueTask DisposeAsync() => _owner.DisposeAsync();

    private static async Task Create(NpgsqlDataSource server, string name, string reader, string password, CancellationToken ct)
    {
        await using var connection = await server.OpenConnectionAsync(ct);
        if (!await Exists(connection, "select 1 from pg_roles where rolname = $1", reader, ct))
        {
            await Execute(connection, $"create role {Quoted(reader)} login", ct);
        }

        // Hexadecimal digits only: nothing to quote.
        await Execute(connection, $"alter role {Quoted(reader)} login password '{password}'", ct);
        if (!await Exists(connection, "select 1 from pg_database where datname = $1", name, ct))
        {
            await Execute(connection, $"create database {Quoted(name)} template template0 encoding 'UTF8'", ct);
        }
    }

    private static async Task<bool> Exists(NpgsqlConnection connection, string sql, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<long> Copy(NpgsqlConnection connection, string command, string path, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            throw new CityNotReadable($"{path} is missing");
        }

        var lines = 0L;
        await using var copy = await connection.BeginTextImportAsync(command, ct);
        await foreach (var line in File.ReadLinesAsync(path, ct))
        {
            await copy.WriteAsync(line.AsMemory(), ct);
            await copy.WriteAsync("\n".AsMemory(), ct);
            lines++;
        }

        return Math.Max(0, lines - 1);
    }

    private static string? PasswordIn(string connectionFile) => File.Exists(connectionFile)
        && new NpgsqlConnectionStringBuilder(File.ReadLines(connectionFile).FirstOrDefault() ?? "").Password is { Length: > 0 } password
        && password.All(char.IsAsciiHexDigit)
            ? password
            : null;

    private static async Task Keep(string connectionFile, string connection, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(connectionFile, options);
        await file.WriteLineAsync(connection.AsMemory(), ct);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
