using System.Threading.RateLimiting;
using RabbitMQ.Client;
using Verification.Platform.Messaging;
using Verification.TestKit.Checking;

namespace Verification.TestKit.Faults;

/// <summary>Sends requests over AMQP as a careful assistance system does: notes each before it leaves, and sends again what was not confirmed.</summary>
public sealed class AmqpSender(Uri broker, Journal journal) : IAsyncDisposable
{
    private const int WindowMax = 500;
    private static readonly TimeSpan ConfirmPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>How often something had to be sent again.</summary>
    public int SentAgain { get; private set; }

    /// <summary>Sends all; returns when the broker has confirmed each, or throws when the token says so.</summary>
    /// <param name="requests">In their order.</param>
    /// <param name="perSecond">Rate; 0: as fast as the broker takes them.</param>
    public async Task Send(IEnumerable<SentRequest> requests, int perSecond, CancellationToken ct)
    {
        await using var pace = perSecond > 0 ? Pace(perSecond) : null;
        foreach (var window in requests.Chunk(perSecond > 0 ? Math.Clamp(perSecond / 10, 1, WindowMax) : WindowMax))
        {
            if (pace is not null)
                (await pace.AcquireAsync(window.Length, ct)).Dispose();
            await SendUntilConfirmed([.. window.Select(journal.Note)], ct);
        }

        await End();
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _gate.Dispose();
    }

    /// <summary>Sends these bytes to the batch queue.</summary>
    public Task SendBatch(ReadOnlyMemory<byte> body, CancellationToken ct) => Publish(Topology.KeyMany, body, Guid.CreateVersion7(), ct);

    /// <summary>Sends what follows on a verification until the broker has confirmed it; a copy is known by its request id.</summary>
    public async Task SendExit(string key, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var sent = Task.FromException(new IOException("not yet"));
        while (!sent.IsCompletedSuccessfully)
        {
            sent = Publish(key, body, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), ct).WaitAsync(ConfirmPatience, TimeProvider.System, ct);
            await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
            if (!sent.IsCompletedSuccessfully)
            {
                await End();
                await Task.Delay(Pause, TimeProvider.System, ct);
            }
        }
    }

    private async Task SendUntilConfirmed(IReadOnlyList<SentRequest> window, CancellationToken ct)
    {
        var waiting = window;
        while (true)
        {
            waiting = await SendOnce(waiting, ct);
            if (waiting.Count == 0)
                return;
            SentAgain += waiting.Count;
            await End();
            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }

    private async Task<IReadOnlyList<SentRequest>> SendOnce(IReadOnlyList<SentRequest> window, CancellationToken ct)
    {
        var confirms = window.Select(r => Publish(Topology.KeyOne, r.Body, IdOf(r), ct)).ToArray();
        await Task.WhenAll(confirms).WaitAsync(ConfirmPatience, TimeProvider.System, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        for (var i = 0; i < confirms.Length; i++)
        {
            if (confirms[i].IsCompletedSuccessfully)
                journal.Note(window[i], SentOutcome.Promised);
        }

        return [.. window.Where((_, i) => !confirms[i].IsCompletedSuccessfully)];
    }

    private async Task Publish(string key, ReadOnlyMemory<byte> body, Guid messageId, CancellationToken ct)
    {
        var channel = await Channel(ct);
        await channel.BasicPublishAsync(
            Topology.Requests, key, mandatory: true,
            new BasicProperties { DeliveryMode = DeliveryModes.Persistent, ContentType = "application/json", MessageId = messageId.ToString() }, body, ct);
    }

    // The same body is the same message, however often it is sent.
    private static Guid IdOf(SentRequest request) => new(request.RawDigest.AsSpan(0, 16));

    private async Task<IChannel> Channel(CancellationToken ct)
    {
        if (_channel is { IsOpen: true } open)
            return open;
        await _gate.WaitAsync(ct);
        try
        {
            if (_channel is { IsOpen: true } meanwhile)
                return meanwhile;
            _connection = await new ConnectionFactory { Uri = broker, AutomaticRecoveryEnabled = false, ClientProvidedName = "sender" }
                .CreateConnectionAsync(ct);
            return _channel = await _connection.CreateChannelAsync(new(true, true, outstandingPublisherConfirmationsRateLimiter: null), ct);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Gives up the connection; the next sending opens a new one.</summary>
    private async Task End()
    {
        var given = Interlocked.Exchange(ref _connection, null);
        _channel = null;
        if (given is null)
            return;
        try
        {
            await given.AbortAsync(TimeSpan.FromSeconds(1)).WaitAsync(TimeSpan.FromSeconds(2), TimeProvider.System);
            await given.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(2), TimeProvider.System);
        }
        catch (Exception gone) when (gone is TimeoutException or IOException or ObjectDisposedException)
        {
            // It is given up.
        }
    }

    private static TokenBucketRateLimiter Pace(int perSecond) => new(new()
    {
        TokenLimit = Math.Max(perSecond / 10, WindowMax), TokensPerPeriod = Math.Max(1, perSecond / 20), ReplenishmentPeriod = TimeSpan.FromMilliseconds(50),
        QueueLimit = int.MaxValue, AutoReplenishment = true,
    });
}
