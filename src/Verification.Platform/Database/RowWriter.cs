using Npgsql;
using NpgsqlTypes;

namespace Verification.Platform.Database;

/// <summary>Writes the columns of one COPY row in the order of the command.</summary>
public sealed class RowWriter(NpgsqlBinaryImporter importer)
{
    public RowWriter Text(string? value) => value is null ? Null() : Write(value, NpgsqlDbType.Text);

    public RowWriter Uuid(Guid? value) => value is { } known ? Write(known, NpgsqlDbType.Uuid) : Null();

    public RowWriter Bytes(byte[]? value) => value is null ? Null() : Write(value, NpgsqlDbType.Bytea);

    public RowWriter Bytes(ReadOnlyMemory<byte> value) => Write(value, NpgsqlDbType.Bytea);

    public RowWriter Int(int value) => Write(value, NpgsqlDbType.Integer);

    public RowWriter SmallInt(short value) => Write(value, NpgsqlDbType.Smallint);

    public RowWriter Bool(bool value) => Write(value, NpgsqlDbType.Boolean);

    public RowWriter Date(DateOnly? value) => value is { } known ? Write(known, NpgsqlDbType.Date) : Null();

    public RowWriter Instant(DateTimeOffset? value) =>
        value is { } known ? Write(known.UtcDateTime, NpgsqlDbType.TimestampTz) : Null();

    public RowWriter Texts(IReadOnlyList<string> values) => Write(values as string[] ?? [.. values], NpgsqlDbType.Array | NpgsqlDbType.Text);

    public RowWriter Ints(IReadOnlyList<int> values) => Write(values as int[] ?? [.. values], NpgsqlDbType.Array | NpgsqlDbType.Integer);

    public RowWriter Json(string value) => Write(value, NpgsqlDbType.Jsonb);

    /// <summary>The four scope columns in the order submitter, programmes, region, purpose.</summary>
    public RowWriter Scope(RowScope scope) => Text(scope.Submitter).Texts(scope.Programmes).Text(scope.Region).Text(scope.Purpose);

    // Binary import buffers in memory and flushes by itself; the synchronous calls keep 20 columns a row cheap.
    private RowWriter Write<T>(T value, NpgsqlDbType type)
    {
        importer.Write(value, type);
        return this;
    }

    private RowWriter Null()
    {
        importer.WriteNull();
        return this;
    }
}
