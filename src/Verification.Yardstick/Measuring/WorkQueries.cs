using Npgsql;

namespace Verification.Yardstick.Measuring;

/// <summary>Counts in the database what was stored for the requests of one run.</summary>
internal static class WorkQueries
{
    // Every table that names a verification, also one that is made after this was written: history counts as soon as it exists.
    private const string Tables = """
        select table_name::text from information_schema.columns
        where table_schema = 'public' and column_name = 'verification_id'
          and table_name in (select relname from pg_class where relkind in ('r', 'p') and not relispartition)
        order by table_name
        """;

    private const string Mine = "with mine as materialized (select verification_id from unnest($1) as asked (request_id) join submission using (request_id))";

    /// <summary>Rows by table, and what lies in them, for these requests.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Rows(NpgsqlDataSource database, string[] requestIds, CancellationToken ct)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await Names(database, ct))
        {
            counts[$"rows of {table}"] = await Count(database, $"{Mine} select count(*) from mine join {table} using (verification_id)", requestIds, ct);
        }

        counts["outcomes of answer"] = await Count(
            database, $"{Mine} select coalesce(sum(cardinality(outcomes)), 0)::bigint from mine join answer using (verification_id)", requestIds, ct);
        counts["records in evidence"] = await Count(
            database, $"{Mine} select coalesce(sum(item_count), 0)::bigint from mine join evidence using (verification_id)", requestIds, ct);
        return counts;
    }

    /// <summary>Rows the floor stored for these requests.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> FloorRows(NpgsqlDataSource database, string[] requestIds, CancellationToken ct)
    {
        const string Those = "with mine as materialized (select id as household from unnest($1) as asked (request_id) join floor_household using (request_id))";
        return new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["household"] = await Count(database, $"{Those} select count(*) from mine", requestIds, ct),
            ["evidence"] = await Count(database, $"{Those} select count(*) from mine join floor_evidence using (household)", requestIds, ct),
            ["verdict"] = await Count(database, $"{Those} select count(*) from mine join floor_verdict using (household)", requestIds, ct),
        };
    }

    /// <summary>What still has to be published, asked or taken on.</summary>
    public static Task<long> Unfinished(NpgsqlDataSource database, CancellationToken ct) => Count(
        database, "select (select count(*) from outbox) + (select count(*) from ask) + (select count(*) from submission where state in ('received', 'gathering'))",
        null, ct);

    private static async Task<IReadOnlyList<string>> Names(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Tables);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task<long> Count(NpgsqlDataSource database, string sql, string[]? requestIds, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 300;
        if (requestIds is not null)
        {
            command.Parameters.Add(new() { Value = requestIds });
        }

        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
