using Npgsql;
using RabbitMQ.Client;
using Verification.Platform.Messaging;
using Verification.TestKit.Running;

namespace Verification.TestKit.Checking;

/// <summary>Reads what the service has stored, with SQL of our own: a checker must not believe the stores it checks.</summary>
public static class StoredRunReading
{
    /// <summary>Every queue work lies in, and where the broker lays what it gave up.</summary>
    internal static IReadOnlyList<string> WorkQueues { get; } =
        [.. Topology.Bindings.Where(b => b.Exchange == Topology.Requests).Select(b => b.Queue), Topology.Dead];

    /// <summary>Everything stored on a stage.</summary>
    /// <param name="bodies">Whether to load the verdicts' bodies too; a very large run cannot.</param>
    public static async Task<StoredRun> Read(LoadedStage stage, bool bodies = true)
    {
        await using var source = NpgsqlDataSource.Create(stage.Database.Road);
        return new()
        {
            Submissions = await Rows(source, """
                select submission.submitter, submission.request_id, submission.verification_id, submission.body_digest, submission.state, household.deadline
                from submission left join household using (verification_id, received_month)
                """, r => new StoredSubmission(
                r.GetString(0), r.GetString(1), r.GetGuid(2), (byte[])r[3], r.GetString(4), r.IsDBNull(5) ? null : r.GetFieldValue<DateTimeOffset>(5))),
            Rounds = await Rows(source, "select verification_id, round, verdict_id from round", r => new StoredRound(r.GetGuid(0), r.GetInt32(1), r.GetGuid(2))),
            Verdicts = await Rows(source, $"""
                select verification_id, round, verdict_id, issued_at, outcomes, verdict_digest, sha256(body), {(bodies ? "body" : "''::bytea")} from verdict
                """, r => new StoredVerdict(
                r.GetGuid(0), r.GetInt32(1), r.GetGuid(2), r.GetFieldValue<DateTimeOffset>(3), (string[])r[4], (byte[])r[5], (byte[])r[6], (byte[])r[7])),
            Resting = await Rows(source, "select queue, reason, body_digest, state, tries, first_failed_at from failed_work", r => new RestingWork(
                r.GetString(0), r.GetString(1), (byte[])r[2], r.GetString(3), r.GetInt32(4), r.GetFieldValue<DateTimeOffset>(5))),
            Left = await Left(stage, source),
        };
    }

    /// <summary>What is still under way.</summary>
    public static async Task<Leftovers> Left(LoadedStage stage)
    {
        await using var source = NpgsqlDataSource.Create(stage.Database.Road);
        return await Left(stage, source);
    }

    private static async Task<Leftovers> Left(LoadedStage stage, NpgsqlDataSource source)
    {
        var counts = (await Rows(source, """
            select (select count(*) from outbox),
                   (select count(*) from ask where state <> 'cancelled'),
                   (select count(*) from submission where lease_until is not null and state = 'received')
                       + (select count(*) from exit where state = 'received'),
                   (select count(*) from suspect)
            """, r => (Outbox: r.GetInt64(0), Asks: r.GetInt64(1), Leases: r.GetInt64(2), Suspects: r.GetInt64(3))))[0];
        return new(counts.Outbox, counts.Asks, counts.Leases, counts.Suspects, await Queues(stage.Broker));
    }

    // Ready messages only: the protocol does not tell what a consumer holds. The stores say whether that has become rows.
    private static async Task<IReadOnlyDictionary<string, long>> Queues(Uri broker)
    {
        await using var connection = await new ConnectionFactory { Uri = broker, ClientProvidedName = "checkers" }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var queue in WorkQueues)
            counts[queue] = await channel.MessageCountAsync(queue);
        return counts;
    }

    private static async Task<IReadOnlyList<T>> Rows<T>(NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> row)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(row(reader));
        return rows;
    }
}
