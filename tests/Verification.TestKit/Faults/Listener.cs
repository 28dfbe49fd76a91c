using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Verification.Platform.Messaging;
using Verification.TestKit.Checking;
using Verification.TestKit.Running;

namespace Verification.TestKit.Faults;

/// <summary>An assistance system that hears everything said to it, notes it before acknowledging, and comes back when its connection breaks.</summary>
public sealed class Listener : IAsyncDisposable
{
    private const ushort Prefetch = 500;
    private const int LookedUpAtOnceMax = 200;
    private const string Queue = "client.everything";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly LoadedStage _stage;
    private readonly Journal _journal;
    private readonly NpgsqlDataSource _road;
    private readonly CancellationTokenSource _end = new();
    private readonly List<(Guid Verification, Guid Verdict)> _fresh = [];
    private Task _listening = Task.CompletedTask;
    private Task _looking = Task.CompletedTask;

    private Listener(LoadedStage stage, Journal journal) => (_stage, _journal, _road) = (stage, journal, NpgsqlDataSource.Create(stage.Database.Road));

    /// <summary>Binds a queue that outlives every connection and begins to listen.</summary>
    public static async Task<Listener> Begin(LoadedStage stage, Journal journal)
    {
        var listener = new Listener(stage, journal);
        await using (var connection = await listener.Connect())
        await using (var channel = await connection.CreateChannelAsync())
            await Bind(channel);
        listener._listening = listener.Listen();
        listener._looking = listener.Look();
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_listening, _looking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _road.DisposeAsync();
        _end.Dispose();
    }

    private static async Task Bind(IChannel channel)
    {
        await channel.QueueDeclareAsync(
            Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync(Queue, Topology.Verdicts, "#");
        await channel.QueueBindAsync(Queue, Topology.Acknowledgements, "#");
    }

    private async Task Listen()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await ListenUntilClosed();
            }
            catch (Exception) when (!_end.IsCancellationRequested)
            {
                // The broker is away; what is said meanwhile waits in the queue.
            }

            await Task.Delay(Pause, TimeProvider.System, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenUntilClosed()
    {
        await using var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: _end.Token);
        await channel.BasicQosAsync(0, Prefetch, global: false, _end.Token);
        var closed = new TaskCompletionSource();
        channel.ChannelShutdownAsync += (_, _) =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            Hear(message.BasicProperties, message.Body);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, _end.Token);
        await closed.Task.WaitAsync(_end.Token);
    }

    private void Hear(IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        Guid? verification = root.TryGetProperty("verificationId", out var id) ? id.GetGuid() : null;
        var (type, messageId) = (properties.Type ?? "", Guid.Parse(properties.MessageId!));
        var faults = root.TryGetProperty("faults", out var list) ? list.EnumerateArray().Select(f => f.GetProperty("code").GetString()!).ToArray() : [];
        var digest = SHA256.HashData(body.Span);
        _journal.Note(at => new HeardMessage(
            at, type, messageId, Text(root, "submitter") ?? "", Text(root, "requestId"), verification,
            root.TryGetProperty("round", out var round) ? round.GetInt32() : 0, digest, faults));
        if (type == "VerdictIssued" && verification is { } known)
        {
            lock (_fresh)
                _fresh.Add((known, messageId));
        }
    }

    /// <summary>Looks for verdicts just heard in the database: a verdict heard must be stored already.</summary>
    private async Task Look()
    {
        while (!_end.IsCancellationRequested)
        {
            await Task.Delay(LookEvery, TimeProvider.System, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            (Guid Verification, Guid Verdict)[] some;
            lock (_fresh)
            {
                some = [.. _fresh.TakeLast(LookedUpAtOnceMax)];
                _fresh.Clear();
            }

            if (some.Length > 0)
                await LookUp(some);
        }
    }

    private async Task LookUp((Guid Verification, Guid Verdict)[] some)
    {
        try
        {
            await using var command = _road.CreateCommand("select verdict_id from round where verification_id = any($1)");
            command.Parameters.Add(new() { Value = some.Select(s => s.Verification).ToArray() });
            var stored = new HashSet<Guid>();
            await using var reader = await command.ExecuteReaderAsync(_end.Token);
            while (await reader.ReadAsync(_end.Token))
                stored.Add(reader.GetGuid(0));
            _journal.NoteLookUp(some.Length, some.Select(s => s.Verdict).Where(v => !stored.Contains(v)));
        }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException)
        {
            // The database is away: these were not looked up, and are not counted as if they had been.
        }
    }

    private Task<IConnection> Connect() => new ConnectionFactory
    {
        Uri = _stage.Broker, AutomaticRecoveryEnabled = false, ClientProvidedName = "listener", RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
    }.CreateConnectionAsync(_end.Token);

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
