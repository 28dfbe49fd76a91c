using System.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Verification.Platform.Database;

/// <summary>Bytes that lie somewhere in a larger buffer, as a parameter; Dapper itself takes whole arrays only.</summary>
internal sealed class BytesParameter(ReadOnlyMemory<byte> bytes) : SqlMapper.ICustomQueryParameter
{
    public void AddParameter(IDbCommand command, string name) =>
        command.Parameters.Add(new NpgsqlParameter { ParameterName = name, NpgsqlDbType = NpgsqlDbType.Bytea, Value = bytes });
}
