using Npgsql;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Takes snapshots off the shelf by their ids, as the database's owner; the road itself takes none away that may be current.</summary>
/// <remarks>On servers where the owner may not see the shelf's rows nothing goes.</remarks>
public static class SnapshotClearingStore
{
    // Both at once: rows without their snapshot would be found by nobody.
    private const string ClearOthers = """
        with others as (
            select snapshot.source, snapshot.snapshot_id
            from snapshot join unnest($1, $2) as kept (source, snapshot_id)
                on kept.source = snapshot.source and kept.snapshot_id <> snapshot.snapshot_id
            where snapshot.snapshot_id ~ $3),
        rows_gone as (
            delete from snapshot_row using others
            where snapshot_row.source = others.source and snapshot_row.snapshot_id = others.snapshot_id)
        delete from snapshot using others where snapshot.source = others.source and snapshot.snapshot_id = others.snapshot_id
        """;

    /// <summary>Clears all snapshots of these sources but the one named, if their ids look so; gives how many.</summary>
    /// <param name="kept">Per source the snapshot that stays.</param>
    /// <param name="pattern">Regular expression of the ids that may go; what is named otherwise stays.</param>
    public static async Task<int> Clear(NpgsqlDataSource owner, IReadOnlyDictionary<SourceId, string> kept, string pattern, CancellationToken ct)
    {
        await using var command = owner.CreateCommand(ClearOthers);
        command.Parameters.Add(new() { Value = kept.Keys.Select(source => source.Code).ToArray() });
        command.Parameters.Add(new() { Value = kept.Values.ToArray() });
        command.Parameters.Add(new() { Value = pattern });
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The same, over a connection of its own.</summary>
    /// <param name="owner">Connection string of the database's owner.</param>
    public static async Task<int> Clear(string owner, IReadOnlyDictionary<SourceId, string> kept, string pattern, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(owner);
        return await Clear(database, kept, pattern, ct);
    }
}
