using Npgsql;
using RabbitMQ.Client;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Floor;
using Verification.Yardstick.Orders;

namespace Verification.Yardstick.Stage;

/// <summary>What both sides stand on: one database of our own, one broker, quorum queues, a city.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private const string Submitter = "tianshui-dibao";

    private readonly Order _order;

    private Ground(Order order, string city, NpgsqlDataSource owner, IReadOnlyDictionary<string, string> variables) =>
        (_order, City, Owner, Variables) = (order, city, owner, variables);

    /// <summary>The folder of the city.</summary>
    public string City { get; }

    /// <summary>The database as its owner sees it; every row of it is ours.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>What every child finds in its environment.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    public Uri Broker => new(Variables["VERIFICATION_BROKER"]);

    public string State => Path.GetDirectoryName(City)!;

    /// <summary>Makes a fresh database and the queues, and the city where it is not there yet.</summary>
    public static async Task<Ground> Set(Order order, TimeProvider clock, CancellationToken ct)
    {
        var state = Directory.CreateDirectory(Path.Combine(order.State, "yardstick")).FullName;
        var city = Path.Combine(state, $"city-{order.Households}-{order.Seed}");
        var maintenance = Order.Variable("VERIFICATION_DATABASE");
        var name = $"{new NpgsqlConnectionStringBuilder(maintenance).Database}_yardstick";
        var tokens = Path.Combine(state, "tokens");
        await File.WriteAllTextAsync(tokens, $"{Submitter} {Guid.CreateVersion7(clock.GetUtcNow()):N}\n", ct);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["VERIFICATION_DATABASE"] = In(maintenance, name),
            ["VERIFICATION_DATABASE_ROAD"] = In(Order.Variable("VERIFICATION_DATABASE_ROAD"), name),
            ["VERIFICATION_DATABASE_DOOR"] = In(Order.Variable("VERIFICATION_DATABASE_DOOR"), name),
            ["VERIFICATION_BROKER"] = Order.Variable("VERIFICATION_BROKER"),
            ["VERIFICATION_KEYS"] = Order.Variable("VERIFICATION_KEYS"),
            ["VERIFICATION_TOKENS"] = tokens,
        };
        await MakeDatabase(maintenance, name, ct);
        var ground = new Ground(order, city, NpgsqlDataSource.Create(variables["VERIFICATION_DATABASE"]), variables);
        await Task.WhenAll(
            ground.Command(["db", "migrate"], ct),
            ground.Command(["broker", "setup"], ct),
            ground.Command(["city", "generate", city, "--households", $"{order.Households}", "--seed", $"{order.Seed}"], ct));
        await ground.MakeFloor(ct);
        await ground.MakeQueues(ct);
        return ground;
    }

    /// <summary>Runs one command of the measured program.</summary>
    public Task Command(IReadOnlyList<string> command, CancellationToken ct) => Child.Run(_order.Program, command, Variables, ct);

    /// <summary>Empties every queue of ours, so that nothing of an earlier run is counted.</summary>
    public async Task Empty(CancellationToken ct)
    {
        await using var connection = await Connect(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        foreach (var queue in new[] { "verification.intake", FloorProcess.Requests, FloorProcess.Verdicts, Side.ProductVerdicts })
        {
            await channel.QueuePurgeAsync(queue, ct);
        }
    }

    /// <summary>Messages that wait in a queue.</summary>
    public async Task<long> Waiting(string queue, CancellationToken ct)
    {
        await using var connection = await Connect(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        return await channel.MessageCountAsync(queue, ct);
    }

    public ValueTask DisposeAsync() => Owner.DisposeAsync();

    private static async Task MakeDatabase(string maintenance, string name, CancellationToken ct)
    {
        await using var server = NpgsqlDataSource.Create(maintenance);
        await using var drop = server.CreateCommand($"drop database if exists \"{name}\" with (force)");
        drop.CommandTimeout = 300;
        await drop.ExecuteNonQueryAsync(ct);
        await using var create = server.CreateCommand($"create database \"{name}\" template template0 encoding 'UTF8'");
        await create.ExecuteNonQueryAsync(ct);
    }

    private async Task MakeFloor(CancellationToken ct)
    {
        await using var command = Owner.CreateCommand(FloorStore.Schema);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task MakeQueues(CancellationToken ct)
    {
        await using var connection = await Connect(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        if (await channel.ConsumerCountAsync("verification.intake", ct) > 0)
        {
            throw new StageNotSet("somebody consumes verification.intake on this virtual host: stop that service, or give the yardstick a virtual host of its own");
        }

        foreach (var queue in new[] { FloorProcess.Requests, FloorProcess.Verdicts, Side.ProductVerdicts })
        {
            await channel.QueueDeclareAsync(
                queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" },
                cancellationToken: ct);
        }

        await channel.QueueBindAsync(Side.ProductVerdicts, "verification.verdicts", $"{Submitter}.#", cancellationToken: ct);
        await Empty(ct);
    }

    private Task<IConnection> Connect(CancellationToken ct) =>
        new ConnectionFactory { Uri = Broker, AutomaticRecoveryEnabled = false, ClientProvidedName = "yardstick" }.CreateConnectionAsync(ct);

    private static string In(string connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;
}
