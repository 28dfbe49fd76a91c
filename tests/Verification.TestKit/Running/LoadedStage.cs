using Npgsql;

namespace Verification.TestKit.Running;

/// <summary>What must stand before the service can run: a database, a virtual host, a small loaded city, tokens.</summary>
/// <remarks>Set by the commands an operator would use, so that they are tried on the way.</remarks>
public sealed class LoadedStage : IAsyncDisposable
{
    /// <summary>The assistance system that submits the city's households.</summary>
    public const string Submitter = "tianshui-dibao";

    /// <summary>Another one; it may submit for another city only.</summary>
    public const string OtherSubmitter = "lanzhou-dibao";

    private const int FewHouseholds = 12;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("verification-journeys-");

    private readonly int _households;
    private readonly int _seed;

    private readonly FreshDatabase _registers;

    private readonly string _file;

    private LoadedStage(FreshDatabase database, FreshDatabase registers, Uri broker, int households, int seed, string file) =>
        (Database, _registers, Broker, _households, _seed, _file) = (database, registers, broker, households, seed, file);

    public FreshDatabase Database { get; }

    public Uri Broker { get; }

    /// <summary>Bearer token of <see cref="Submitter"/>.</summary>
    public string Token { get; } = Servers.Unique("token");

    /// <summary>Bearer token of <see cref="OtherSubmitter"/>.</summary>
    public string OtherToken { get; } = Servers.Unique("token");

    /// <summary>The environment every command of this stage runs in.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["VERIFICATION_DATABASE"] = Database.Owner,
        ["VERIFICATION_DATABASE_ROAD"] = Database.Road,
        ["VERIFICATION_DATABASE_DOOR"] = Database.Door,
        ["VERIFICATION_BROKER"] = Broker.ToString(),
        ["VERIFICATION_KEYS"] = Servers.Keys,
        ["VERIFICATION_TOKENS"] = Path.Combine(_folder.FullName, "tokens"),
        ["VERIFICATION_SOURCES"] = Path.Combine(City, "sources.yaml"),
    };

    /// <summary>The folder of the loaded city.</summary>
    public string City => Path.Combine(_folder.FullName, "city");

    /// <summary>Sets a stage with a city of some households, few unless a suite wants more.</summary>
    /// <param name="households">How many the city has beside the fixed ones.</param>
    /// <param name="seed">Of the city.</param>
    /// <param name="database">A database on a server of the test's own; the registers the sources ask stay on the common one.</param>
    /// <param name="broker">A broker of the test's own.</param>
    /// <param name="file">Another build of the service sets it, e.g. the version before; null: the one built with the tests.</param>
    public static async Task<LoadedStage> Set(
        int households = FewHouseholds, int seed = 1, FreshDatabase? database = null, Uri? broker = null, string? file = null)
    {
        var registers = await Servers.FreshDatabase();
        var stage = new LoadedStage(database ?? registers, registers, broker ?? await Servers.FreshVhost(), households, seed, file ?? Executable.File);
        try
        {
            await File.WriteAllLinesAsync(
                stage.Variables["VERIFICATION_TOKENS"], [$"{Submitter} {stage.Token}", $"{OtherSubmitter} {stage.OtherToken} 6201"]);
            await Task.WhenAll(stage.Prepare(["db", "migrate"]), stage.Prepare(["broker", "setup"]), stage.LoadCity());
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings database and broker to what the build of the tests wants, while an earlier one may be running.</summary>
    public async Task Upgrade()
    {
        await Executable.Run(Variables, "db", "migrate");
        await Executable.Run(Variables, "broker", "setup");
    }

    /// <summary>One number from the database, read as the road, which sees every row.</summary>
    public async Task<long> Count(string sql, params object[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(Database.Road);
        await using var command = source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The variables of a process whose pools to the database hold so many connections.</summary>
    public IReadOnlyDictionary<string, string> WithPool(int connectionsMax) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["VERIFICATION_DATABASE_ROAD"] = new NpgsqlConnectionStringBuilder(Database.Road) { MaxPoolSize = connectionsMax }.ConnectionString,
        ["VERIFICATION_DATABASE_DOOR"] = new NpgsqlConnectionStringBuilder(Database.Door) { MaxPoolSize = connectionsMax }.ConnectionString,
    };

    /// <summary>How many connections of our roles the database lets in; null: as many as the server.</summary>
    public async Task LimitConnections(int? most)
    {
        await using var owner = NpgsqlDataSource.Create(Database.Maintenance);
        await owner.CreateCommand($"alter database {Database.Name} connection limit {most ?? -1}").ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using (var owner = NpgsqlDataSource.Create(_registers.Maintenance))
        {
            await owner.CreateCommand($"drop database if exists {_registers.Name}_exchange with (force)").ExecuteNonQueryAsync();
            await owner.CreateCommand($"drop role if exists {_registers.Name}_exchange_reader").ExecuteNonQueryAsync();
        }

        // A database on a server of the test's own goes with that server.
        await _registers.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task LoadCity()
    {
        await Prepare(["city", "generate", City, "--households", $"{_households}", "--seed", $"{_seed}"]);
        await Prepare(["city", "load", City]);
    }

    private Task Prepare(string[] command) => Executable.RunFile(
        _file, command[0] == "city" ? new Dictionary<string, string>(Variables, StringComparer.Ordinal) { ["VERIFICATION_DATABASE"] = _registers.Owner } : Variables,
        command);
}
