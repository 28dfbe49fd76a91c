using Npgsql;

namespace Verification.Host.Up;

/// <summary>Clears from the shelf of dropped files what other cities delivered to this demo's sources.</summary>
/// <remarks>
/// The shelf keeps the latest day, rightly: a register does not go back. Another city is another world, whose days may be earlier, and one shown
/// again would find its file known and not current. Only what has the id of a city's snapshot goes; on servers where the owner may not see
/// the shelf's rows nothing does.
/// </remarks>
public static class CityShelfStore
{
    // Both at once: rows without their snapshot would be found by nobody.
    private const string ClearOthers = """
        with others as (
            select snapshot.source, snapshot.snapshot_id
            from snapshot join unnest($1, $2) as ours (source, snapshot_id)
                on ours.source = snapshot.source and ours.snapshot_id <> snapshot.snapshot_id
            where snapshot.snapshot_id ~ '^[0-9]{8}-[0-9]{6}-[0-9a-f]{12}$'),
        rows_gone as (
            delete from snapshot_row using others
            where snapshot_row.source = others.source and snapshot_row.snapshot_id = others.snapshot_id)
        delete from snapshot using others where snapshot.source = others.source and snapshot.snapshot_id = others.snapshot_id
        """;

    /// <param name="owner">Connection string of the database's owner.</param>
    /// <param name="drops">Per source the snapshot that is to be current.</param>
    public static async Task<int> Clear(string owner, IReadOnlyDictionary<string, string> drops, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(owner);
        return await Clear(database, drops, ct);
    }

    /// <summary>The same over a pool of the owner's.</summary>
    public static async Task<int> Clear(NpgsqlDataSource owner, IReadOnlyDictionary<string, string> drops, CancellationToken ct)
    {
        await using var command = owner.CreateCommand(ClearOthers);
        command.Parameters.Add(new() { Value = drops.Keys.ToArray() });
        command.Parameters.Add(new() { Value = drops.Values.ToArray() });
        return await command.ExecuteNonQueryAsync(ct);
    }
}
