using Npgsql;

namespace Verification.Platform.Database;

/// <summary>The database as the lanes see it: role verification_road, which passes row security because COPY needs it.</summary>
/// <remarks>Never used to answer a person's request; that is <see cref="DoorDatabase"/>.</remarks>
public sealed class RoadDatabase(NpgsqlDataSource source) : IAsyncDisposable
{
    static RoadDatabase() => TypeHandlers.Register();

    /// <summary>The database behind a connection string of role verification_road.</summary>
    public static RoadDatabase Open(string connectionString) => new(Connections.Create(connectionString, "verification road"));

    public NpgsqlDataSource Source { get; } = source;

    /// <summary>Begins one transaction in which the steps of the road write together.</summary>
    public async Task<Batch> Begin(CancellationToken ct)
    {
        var connection = await Source.OpenConnectionAsync(ct);
        try
        {
            return new Batch(connection, await connection.BeginTransactionAsync(ct));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one question or change in a transaction of its own.</summary>
    public async Task<T> InBatch<T>(Func<Batch, Task<T>> work, CancellationToken ct)
    {
        await using var batch = await Begin(ct);
        var result = await work(batch);
        await batch.Commit(ct);
        return result;
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
