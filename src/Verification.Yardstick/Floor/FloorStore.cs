using Npgsql;
using NpgsqlTypes;

namespace Verification.Yardstick.Floor;

/// <summary>The floor's three tables: everything of a batch in one transaction, by COPY.</summary>
internal sealed class FloorStore(NpgsqlDataSource source)
{
    public const string Schema = """
        create table floor_household (id uuid primary key, request_id text not null, body bytea not null);
        create table floor_evidence (household uuid not null, source smallint not null, body bytea not null, primary key (household, source));
        create table floor_verdict (household uuid primary key, id uuid not null, body bytea not null);
        """;

    public async Task Store(IReadOnlyList<FloorCase> cases, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Copy(connection, "copy floor_household (id, request_id, body) from stdin (format binary)", cases, Household, ct);
        await Copy(connection, "copy floor_evidence (household, source, body) from stdin (format binary)", cases, Evidence, ct);
        await Copy(connection, "copy floor_verdict (household, id, body) from stdin (format binary)", cases, Verdict, ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task Copy(
        NpgsqlConnection connection, string command, IReadOnlyList<FloorCase> cases, Action<NpgsqlBinaryImporter, FloorCase> write, CancellationToken ct)
    {
        await using var importer = await connection.BeginBinaryImportAsync(command, ct);
        foreach (var one in cases)
        {
            write(importer, one);
        }

        await importer.CompleteAsync(ct);
    }

    private static void Household(NpgsqlBinaryImporter row, FloorCase one)
    {
        row.StartRow();
        row.Write(one.Id, NpgsqlDbType.Uuid);
        row.Write(one.RequestId, NpgsqlDbType.Text);
        row.Write(one.Body, NpgsqlDbType.Bytea);
    }

    private static void Evidence(NpgsqlBinaryImporter row, FloorCase one)
    {
        for (var i = 0; i < one.Evidence.Length; i++)
        {
            row.StartRow();
            row.Write(one.Id, NpgsqlDbType.Uuid);
            row.Write((short)i, NpgsqlDbType.Smallint);
            row.Write(one.Evidence[i], NpgsqlDbType.Bytea);
        }
    }

    private static void Verdict(NpgsqlBinaryImporter row, FloorCase one)
    {
        row.StartRow();
        row.Write(one.Id, NpgsqlDbType.Uuid);
        row.Write(one.VerdictId, NpgsqlDbType.Uuid);
        row.Write(one.Verdict, NpgsqlDbType.Bytea);
    }
}
