using Npgsql;

namespace Verification.Yardstick.Stage;

/// <summary>Fills the database with copies of real verifications under new ids, by statements of the server itself.</summary>
/// <remarks>Their sealed values do not open: they are bound to the ids they were sealed for. Nobody reads them; they are there to be many.</remarks>
internal static class Copies
{
    private static readonly string[] Tables =
        ["submission", "household", "data_key", "blind_index", "answer", "evidence", "round", "verdict", "enrolment_use"];

    private const string Draw = """
        drop table if exists copies;
        create unlogged table copies as
        select gen_random_uuid() as id, gen_random_uuid() as verdict, submission.verification_id as original, n
        from (select verification_id from submission where state = 'decided' and request_id not like '%-copy%' limit $1) as submission,
             generate_series(1, $2) as n;
        """;

    private const string Columns = """
        select string_agg(quote_ident(column_name), ', ' order by ordinal_position),
               string_agg(case column_name
                   when 'verification_id' then 'copies.id'
                   when 'request_id' then 't.request_id || ''-copy'' || copies.n || left(copies.id::text, 8)'
                   when 'verdict_id' then 'copies.verdict'
                   else 't.' || quote_ident(column_name) end, ', ' order by ordinal_position)
        from information_schema.columns where table_schema = 'public' and table_name = $1
        """;

    /// <summary>Adds copies of as many originals as there may be until so many verifications are stored.</summary>
    public static async Task FillTo(NpgsqlDataSource owner, int stored, CancellationToken ct)
    {
        var there = await Stored(owner, ct);
        if (there >= stored)
        {
            return;
        }

        var originals = (int)Math.Min(there, 2_000);
        await Execute(owner, Draw.Replace("$1", $"{originals}", StringComparison.Ordinal)
            .Replace("$2", $"{(stored - there) / originals}", StringComparison.Ordinal), ct);
        foreach (var table in Tables)
        {
            var (into, from) = await ColumnsOf(owner, table, ct);
            await Execute(owner, $"insert into {table} ({into}) select {from} from copies join {table} as t on t.verification_id = copies.original", ct);
        }

        await Execute(owner, "drop table copies; analyze; checkpoint", ct);
    }

    public static async Task<long> Stored(NpgsqlDataSource owner, CancellationToken ct)
    {
        await using var command = owner.CreateCommand("select count(*) from submission");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<(string Into, string From)> ColumnsOf(NpgsqlDataSource owner, string table, CancellationToken ct)
    {
        await using var command = owner.CreateCommand(Columns);
        command.Parameters.Add(new() { Value = table });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetString(0), reader.GetString(1));
    }

    private static async Task Execute(NpgsqlDataSource owner, string sql, CancellationToken ct)
    {
        await using var command = owner.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }
}
