using System.Runtime.Versioning;
using Npgsql;

namespace Verification.TestKit.Outages;

/// <summary>A PostgreSQL of one test, as the product's own servers are set, that may be killed, started again, and promoted.</summary>
[SupportedOSPlatform("linux")]
public sealed class PostgresServer : IAsyncDisposable
{
    public const string User = "postgres";
    public const string Owner = "verification";
    public const string Password = "broken-on-purpose";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly string[] Environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", $"PGPASSWORD={Password}"];
    private readonly string _folder;
    private ServerProcess? _process;

    private PostgresServer(string folder, int port) => (_folder, Port) = (folder, port);

    public int Port { get; }

    public string Data => Path.Combine(_folder, "data");

    public bool Runs => _process is { Runs: true };

    public string Log => Path.Combine(_folder, "log");

    /// <summary>The owner's way to this server alone, whatever part it plays.</summary>
    public string Connection => $"Host=127.0.0.1;Port={Port};Database=postgres;Username={Owner};Password={Password};Pooling=false;Timeout=5";

    private static string Bin => Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).First() + "/bin";

    /// <summary>A new, empty server in a folder of its own; started.</summary>
    /// <param name="folder">The folder of this server alone, owned by <see cref="User"/>.</param>
    /// <param name="log">Another folder for its log of writes; null: with the data.</param>
    /// <param name="settings">Lines of its own settings.</param>
    public static async Task<PostgresServer> Create(string folder, string? log = null, params string[] settings)
    {
        var server = new PostgresServer(folder, ServerFolder.FreePort());
        var password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, Password);
        await ServerFolder.Own(folder, User);
        await server.Run("initdb", ["--pgdata", server.Data, "--username", Owner, "--auth=scram-sha-256", "--pwfile", password,
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", .. log is null ? (string[])[] : ["--waldir", log]]);
        await server.Set(settings);
        await File.AppendAllTextAsync(Path.Combine(server.Data, "postgresql.conf"), "include 'outage.conf'\n");
        await server.Start();
        return server;
    }

    /// <summary>A new database on this server, with the roles a migration makes.</summary>
    public async Task<FreshDatabase> Database()
    {
        var name = Servers.Unique("verification");
        await Do($"create database {name}");
        return Reached($"127.0.0.1:{Port}", name);
    }

    /// <summary>How a database is reached by each role.</summary>
    internal static FreshDatabase Reached(string hosts, string name)
    {
        string As(string user) => $"Host={hosts};Database={name};Username={user};Password={Password}";
        return new(name, As(Owner), As("verification_road"), As("verification_door"), As(Owner));
    }

    /// <summary>A copy that follows <paramref name="primary"/>; started.</summary>
    public static async Task<PostgresServer> Follow(string folder, PostgresServer primary, params string[] settings)
    {
        var server = new PostgresServer(folder, ServerFolder.FreePort());
        await server.Copy(primary);
        await server.Set(settings);
        await server.Start();
        return server;
    }

    /// <summary>What this server alone has in its settings; read at its next start or reload.</summary>
    public async Task Set(params string[] settings)
    {
        string[] lines =
        [
            "listen_addresses = '127.0.0.1'", $"port = {Port}", "unix_socket_directories = ''", "max_connections = 100", "shared_buffers = 64MB",
            "timezone = 'UTC'", .. settings,
        ];
        await File.WriteAllLinesAsync(Path.Combine(Data, "outage.conf"), lines);
        await ServerFolder.Own(Data, User);
    }

    public async Task Start()
    {
        await Launch();
        await Until.Holds(Answers, StartPatience, $"PostgreSQL starts");
    }

    /// <summary>Starts it without waiting: a server whose disk is full may never answer.</summary>
    public async Task Launch()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _process = await ServerProcess.Start(User, Log, Environment, [$"{Bin}/postgres", "-D", Data]);
    }

    /// <summary>Ends the server and all its backends without a word.</summary>
    public Task Kill() => _process!.Kill();

    /// <summary>Ends it as an operator would; backends are told.</summary>
    public Task Stop() => _process!.Stop("INT");

    /// <summary>Makes a standby the primary; returns when it takes writes.</summary>
    public Task Promote() => Run("pg_ctl", "promote", "--wait", "--pgdata", Data);

    /// <summary>Makes a dead former primary the standby of the present one, from a fresh copy.</summary>
    public async Task Rejoin(PostgresServer primary, params string[] settings)
    {
        Directory.Delete(Data, recursive: true);
        await Copy(primary);
        await Set(settings);
        await Start();
    }

    /// <summary>Starts a dead former primary the way a supervisor does that has lost the vote: readable, and it takes nothing.</summary>
    public async Task ReturnFenced()
    {
        await File.WriteAllTextAsync(Path.Combine(Data, "standby.signal"), "");
        await ServerFolder.Own(Data, User);
        await Start();
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Do(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }

    public string LastWords() => File.Exists(Log) ? string.Join(" | ", File.ReadLines(Log).TakeLast(3)) : "none";

    private Task<string> Copy(PostgresServer primary) => Run(
        "pg_basebackup", "--pgdata", Data, "--host=127.0.0.1", $"--port={primary.Port}", $"--username={Owner}", "--checkpoint=fast",
        "--write-recovery-conf", "--no-sync");

    private async Task<bool> Answers()
    {
        // After a crash orphaned backends need a moment to notice; PostgreSQL refuses to start beside them, and rightly.
        if (!Runs)
            await Launch();
        return await Ask<int>("select 1") == 1;
    }

    private Task<string> Run(string tool, params string[] arguments)
    {
        string[] words = [.. ServerFolder.DropTo(User), "env", "-i", .. Environment, $"{Bin}/{tool}", .. arguments];
        return ServerFolder.Tool(words[0], words[1..]);
    }
}
