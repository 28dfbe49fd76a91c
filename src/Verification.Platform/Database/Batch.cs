using Dapper;
using Npgsql;
using Verification.Vocabulary;

namespace Verification.Platform.Database;

/// <summary>One transaction of the road; each step offers <c>CopyInto(Batch)</c> so that what belongs together is committed together.</summary>
/// <remarks>
/// Used by one writer at a time. After any failed statement the transaction is lost: <see cref="Commit"/> then refuses, because the server
/// would answer a COMMIT of a failed transaction with a rollback and no error.
/// </remarks>
public sealed class Batch(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    private bool _failed;
    private bool _committed;

    /// <summary>Copies rows in binary form; for no rows nothing is sent.</summary>
    /// <param name="copyCommand"><c>copy table (columns) from stdin (format binary)</c>, columns named.</param>
    public Task Copy<T>(string copyCommand, IReadOnlyCollection<T> rows, Action<RowWriter, T> write, CancellationToken ct) =>
        rows.Count == 0 ? Task.CompletedTask : Sent(copyCommand, (stream, writer) => Send(stream, writer, rows, write, ct), ct);

    /// <summary>Copies rows as they become ready, all by one command: the server never waits for the next one to begin.</summary>
    /// <param name="copyCommand"><c>copy table (columns) from stdin (format binary)</c>, columns named.</param>
    /// <param name="ready">What it throws passes through, and the transaction is lost.</param>
    public Task Copy<T>(string copyCommand, IAsyncEnumerable<IReadOnlyCollection<T>> ready, Action<RowWriter, T> write, CancellationToken ct) => Sent(
        copyCommand,
        async (stream, writer) =>
        {
            await foreach (var rows in ready.WithCancellation(ct))
            {
                await Send(stream, writer, rows, write, ct);
            }
        },
        ct);

    private Task Sent(string copyCommand, Func<Stream, RowWriter, Task> rows, CancellationToken ct) => Watched(async () =>
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync(copyCommand, ct);
        stream.ReadTimeout = stream.WriteTimeout = connection.CommandTimeout * 1000;
        try
        {
            using var writer = new RowWriter();
            writer.Begin();
            await rows(stream, writer);
            writer.End();
            await stream.WriteAsync(writer.Written, ct);
        }
        catch
        {
            // Closed as if it were whole, half a COPY would be answered with a fault of its own, and nobody would hear of this one.
            await stream.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return true;
    });

    private static async Task Send<T>(Stream stream, RowWriter writer, IReadOnlyCollection<T> rows, Action<RowWriter, T> write, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            writer.StartRow();
            write(writer, row);
            writer.EndRow();
            if (writer.IsFull)
            {
                await stream.WriteAsync(writer.Written, ct);
                writer.StartOver();
            }
        }
    }

    /// <summary>Asks one question inside the transaction.</summary>
    public Task<IReadOnlyList<T>> Query<T>(string sql, object? args, CancellationToken ct) =>
        Watched<IReadOnlyList<T>>(async () =>
            (await connection.QueryAsync<T>(new CommandDefinition(sql, args, transaction, cancellationToken: ct))).AsList());

    /// <summary>Makes one change inside the transaction and says how many rows it touched.</summary>
    public Task<int> Execute(string sql, object? args, CancellationToken ct) =>
        Watched(() => connection.ExecuteAsync(new CommandDefinition(sql, args, transaction, cancellationToken: ct)));

    /// <summary>Commits; throws <see cref="CommitUnknown"/> when nobody can say whether the server did.</summary>
    public async Task Commit(CancellationToken ct)
    {
        Promise.That(!_failed, "a transaction in which a statement failed is never committed");
        Promise.That(!_committed, "a batch is committed once");
        try
        {
            await transaction.CommitAsync(ct);
            _committed = true;
        }
        catch (Exception e) when (e is not PostgresException { SqlState: var state } || DatabaseFault.LeavesCommitUnknown(state))
        {
            _failed = true;
            throw new CommitUnknown(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    private async Task<T> Watched<T>(Func<Task<T>> statement)
    {
        try
        {
            return await statement();
        }
        catch
        {
            _failed = true;
            throw;
        }
    }
}

/// <summary>The connection ended while COMMIT was on its way: done and not done are both possible, the same batch is run again.</summary>
public sealed class CommitUnknown(Exception cause) : Exception("nobody can say whether the transaction was committed", cause);
