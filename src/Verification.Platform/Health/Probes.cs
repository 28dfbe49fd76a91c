using Npgsql;
using Verification.Platform.Outbox;

namespace Verification.Platform.Health;

/// <summary>The probes every process needs.</summary>
public static class Probes
{
    /// <summary>The database answers.</summary>
    public static RoleProbe Database(string name, NpgsqlDataSource source) => new(name, async ct =>
    {
        await using var command = source.CreateCommand("select 1");
        return await command.ExecuteScalarAsync(ct) is 1;
    });

    /// <summary>The broker confirms; an open connection alone says nothing.</summary>
    public static RoleProbe Broker(Publisher publisher) => new("broker", publisher.Probe);
}
