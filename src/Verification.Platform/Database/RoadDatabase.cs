using Dapper;
using Npgsql;

namespace Verification.Platform.Database;

/// <summary>The database as the lanes see it: role verification_road, which passes row security because COPY needs it.</summary>
/// <remarks>Never used to answer a person's request; that is <see cref="DoorDatabase"/>.</remarks>
public sealed class RoadDatabase(NpgsqlDataSource source, NpgsqlDataSource? writing = null, RoadDatabase? aside = null) : IAsyncDisposable
{
    static RoadDatabase() => TypeHandlers.Register();

    /// <summary>The database behind a connection string of role verification_road.</summary>
    public static RoadDatabase Open(string connectionString) =>
        new(
            Connections.Create(connectionString, "verification road"), Connections.CreateForWriters(connectionString),
            new(Connections.CreateAside(connectionString, "verification measuring")));

    public NpgsqlDataSource Source { get; } = source;

    /// <summary>The same database for long work that no household waits for: a few connections of its own, and statements that end soon.</summary>
    public RoadDatabase Aside => aside ?? this;

    /// <summary>Begins a transaction of the group commit, on connections of its own.</summary>
    /// <remarks>
    /// A pool hands its connections out in turn. Among those of all lanes and sweeps every batch would meet another server process, each of
    /// which has to know a dozen tables and their indexes first; the few writers keep a few that stay warm.
    /// </remarks>
    public Task<Batch> BeginWriting(CancellationToken ct) => Begin(writing ?? Source, ct);

    /// <summary>Begins one transaction in which the steps of the road write together.</summary>
    public Task<Batch> Begin(CancellationToken ct) => Begin(Source, ct);

    private static async Task<Batch> Begin(NpgsqlDataSource source, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
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

    /// <summary>Asks one question that is consistent in itself: one round trip, no transaction around it.</summary>
    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args, CancellationToken ct)
    {
        await using var connection = await Source.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, args, cancellationToken: ct))).AsList();
    }

    /// <summary>Runs one question or change in a transaction of its own.</summary>
    public async Task<T> InBatch<T>(Func<Batch, Task<T>> work, CancellationToken ct)
    {
        await using var batch = await Begin(ct);
        var result = await work(batch);
        await batch.Commit(ct);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (writing is not null)
        {
            await writing.DisposeAsync();
        }

        if (aside is not null)
        {
            await aside.DisposeAsync();
        }
    }
}
