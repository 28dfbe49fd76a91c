using Npgsql;

namespace Verification.TestKit;

/// <summary>A database of one test fixture, reached by each of the three roles.</summary>
public sealed record FreshDatabase(string Name, string Owner, string Road, string Door, string Maintenance) : IAsyncDisposable
{
    internal static async Task<FreshDatabase> Create(string owner, string road, string door, string? template)
    {
        var name = Servers.Unique("verification");
        await Execute(owner, $"create database {name} template {template ?? "template0"}");
        return new FreshDatabase(name, In(owner, name), In(road, name), In(door, name), owner);
    }

    /// <summary>Drops the database, closing what is still connected.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Execute(Maintenance, $"drop database if exists {Name} with (force)");
    }

    private static string In(string connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;

    private static async Task Execute(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
