using Verification.City.Loading;
using Verification.City.Serving;
using Verification.Evidence;
using Verification.Host.CommandLine;
using Verification.Host.Embedded;
using Verification.Host.Registers;
using Verification.Platform.Database;
using Verification.Platform.Messaging;
using Verification.Vocabulary;

namespace Verification.Host.Up;

/// <summary>What must stand before anything can be served: servers, database, topology, city, tokens.</summary>
internal sealed class Stage(Surroundings around, UpSettings settings)
{
    private static readonly Uri AnyPort = new("http://127.0.0.1:0");

    private readonly PrivateServers _servers = new(around.Variable);

    /// <summary>Sets everything; answers the exit code when it could not, else the surroundings with what <c>serve</c> needs.</summary>
    public async Task<StageOutcome> Set(CancellationToken ct)
    {
        foreach (var verb in new[] { "install", "start" })
        {
            var code = await _servers.Run(verb, ct);
            if (code != ExitCode.Done)
                return new StageOutcome.NotSet(code);
        }

        if (around.Variable("VERIFICATION_DATABASE") is not { Length: > 0 } owner)
            return new StageOutcome.NotSet(around.Terminal.Refuse(ExitCode.WrongUse, Missing.Database));
        if (!Uri.TryCreate(around.Variable("VERIFICATION_BROKER"), UriKind.Absolute, out var broker))
            return new StageOutcome.NotSet(around.Terminal.Refuse(ExitCode.WrongUse, Missing.Broker));
        return await Migrated(owner, ct) && await Declared(broker, ct)
            ? await Populated(owner, broker, ct)
            : new StageOutcome.NotSet(ExitCode.Failed);
    }

    private async Task<bool> Migrated(string owner, CancellationToken ct)
    {
        var outcome = await Migrator.Migrate(
            owner, around.Variable("VERIFICATION_DATABASE_ROAD"), around.Variable("VERIFICATION_DATABASE_DOOR"), around.Clock, ct);
        if (outcome is not MigrationOutcome.NeedsSuperuser)
            return true;
        around.Terminal.Refuse(ExitCode.Failed, new Text(
            "数据库角色须由超级用户建立:请运行 verification db migrate 查看语句。",
            "Roles have to be made by a superuser: run verification db migrate to see the statements."));
        return false;
    }

    private async Task<bool> Declared(Uri broker, CancellationToken ct)
    {
        await using var connection = new BrokerConnection(new BrokerOptions(broker), around.Clock);
        await TopologySetup.Declare(connection, ct);
        return true;
    }

    private async Task<StageOutcome> Populated(string owner, Uri broker, CancellationToken ct)
    {
        var state = _servers.StateFolder();
        var folder = settings.CityFolder(state);
        if (settings.City is null)
            await DemoCity.Generate(around.Terminal, around.Clock, folder, settings.Order, ct);
        var registers = await RegisterHost.Start(await ServedCity.Open(folder, around.Clock, ct), AnyPort, broker, around.Clock, ct);
        try
        {
            return await Loaded(owner, state, folder, registers, ct);
        }
        catch
        {
            await registers.DisposeAsync();
            throw;
        }
    }

    private async Task<StageOutcome> Loaded(string owner, string state, string folder, RegisterHost registers, CancellationToken ct)
    {
        var city = await DemoCity.Load(around.Terminal, around.Clock, folder, owner, registers.Places, ct);

        // The shelf keeps the latest day, rightly: a register does not go back. Another city is another world, whose days may be earlier, and one
        // shown again would find its file known and not current.
        await SnapshotClearingStore.Clear(owner, city.Drops.ToDictionary(drop => new SourceId(drop.Key), drop => drop.Value), CitySnapshotId.Pattern, ct);
        var tokenFile = Path.Combine(state, "tokens");
        var tokens = await SubmitterTokenFile.Ensure(tokenFile, await DemoCity.Submitters(folder, ct), ct);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["VERIFICATION_SOURCES"] = city.SourcesFile,
            ["VERIFICATION_TOKENS"] = tokenFile,
        };
        return new StageOutcome.Ready(around.With(variables), registers, folder, tokenFile, tokens);
    }
}

/// <summary>What setting the stage came to.</summary>
internal abstract record StageOutcome
{
    /// <param name="Around">The surroundings with the city's sources and tokens.</param>
    /// <param name="Registers">The city's registers that answer for themselves; to be ended after the service.</param>
    /// <param name="CityFolder">Where the city is.</param>
    /// <param name="TokenFile">Where the bearer tokens are.</param>
    /// <param name="Tokens">Bearer token by submitter.</param>
    public sealed record Ready(
        Surroundings Around, RegisterHost Registers, string CityFolder, string TokenFile, IReadOnlyDictionary<string, string> Tokens) : StageOutcome;

    /// <summary>It could not be set; why has been said.</summary>
    public sealed record NotSet(int ExitCode) : StageOutcome;
}
