using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;
using Verification.Platform.Telemetry;

namespace Verification.Platform.Database;

/// <summary>Waits until somebody says <c>notify</c> on a channel, or until polling is due anyway.</summary>
/// <remarks>
/// One dedicated connection a channel, made with the first wait and made again when lost. A notification that comes while nobody waits
/// ends the next wait at once. One waiter per channel; the wake-up is a courtesy, <c>max</c> is the promise.
/// </remarks>
public sealed class Waker(NpgsqlDataSource source, TimeProvider clock, ILogger<Waker> log) : IAsyncDisposable
{
    private static readonly TimeSpan ReconnectPause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Lazy<Listener>> _listeners = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();

    /// <summary>Returns when the channel was notified, listening began anew, or <paramref name="max"/> is over.</summary>
    public async Task WaitAsync(string channel, TimeSpan max, CancellationToken ct)
    {
        var listener = _listeners.GetOrAdd(channel, name => new(() => new Listener(name, source, clock, log, _end.Token))).Value;
        using var patience = new CancellationTokenSource(max, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        await listener.Woken.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        foreach (var listener in _listeners.Values.Select(l => l.Value))
        {
            await listener.Pump;
            listener.Woken.Dispose();
        }

        _end.Dispose();
    }

    private sealed class Listener
    {
        private readonly string _channel;
        private readonly NpgsqlDataSource _source;

        public Listener(string channel, NpgsqlDataSource source, TimeProvider clock, ILogger log, CancellationToken end)
        {
            _channel = channel;
            _source = source;
            Pump = Run(clock, log, end);
        }

        public SemaphoreSlim Woken { get; } = new(0, 1);

        public Task Pump { get; }

        private async Task Run(TimeProvider clock, ILogger log, CancellationToken end)
        {
            while (!end.IsCancellationRequested)
            {
                try
                {
                    await Listen(end);
                }
                catch (Exception e) when (!end.IsCancellationRequested)
                {
                    log.ListeningBroke(_channel, FaultText.Of(e));
                    await Task.Delay(ReconnectPause, clock, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
                catch (Exception) when (end.IsCancellationRequested)
                {
                    return;
                }
            }
        }

        private async Task Listen(CancellationToken end)
        {
            await using var connection = await _source.OpenConnectionAsync(end);
            connection.Notification += (_, _) => Wake();
            await using (var listen = new NpgsqlCommand($"listen \"{_channel.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection))
            {
                await listen.ExecuteNonQueryAsync(end);
            }

            // What was said before nobody heard.
            Wake();
            while (true)
            {
                await connection.WaitAsync(end);
            }
        }

        private void Wake()
        {
            if (Woken.CurrentCount == 0)
            {
                Woken.Release();
            }
        }
    }
}
