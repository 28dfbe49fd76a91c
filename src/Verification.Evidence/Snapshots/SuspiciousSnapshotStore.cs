using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Snapshots held as suspicious, and the operator's word that lets one in.</summary>
public sealed class SuspiciousSnapshotStore(RoadDatabase road, TimeProvider clock)
{
    /// <summary>Most snapshots of one list.</summary>
    public const int RowsMax = 1_000;

    private const string Waiting = """
        select held.source, held.snapshot_id, held.as_of, held.row_count, held.loaded_at,
               current.snapshot_id as current_id, current.as_of as current_as_of, current.row_count as current_count
        from snapshot as held left join snapshot as current on current.source = held.source and current.state = 'current'
        where held.state = 'suspicious'
        order by held.loaded_at, held.source, held.snapshot_id
        limit @limit
        """;

    private const string State = """
        select state, as_of, (select as_of from snapshot where source = @source and state = 'current') as current_as_of
        from snapshot where source = @source and snapshot_id = @id
        """;

    private const string LetIn = "update snapshot set state = 'current', accepted_at = @at where source = @source and snapshot_id = @id and state = 'suspicious'";

    /// <summary>What waits for a person, oldest first.</summary>
    public Task<IReadOnlyList<SuspiciousSnapshot>> List(CancellationToken ct) =>
        road.InBatch(batch => batch.Query<SuspiciousSnapshot>(Waiting, new { limit = RowsMax }, ct), ct);

    /// <summary>Makes a suspicious snapshot the current one; a second time changes nothing, because its state has moved.</summary>
    public async Task<AcceptOutcome> Accept(SourceId source, string snapshotId, CancellationToken ct)
    {
        await using var batch = await road.Begin(ct);
        var key = new { source = source.Code, id = snapshotId };
        await batch.Execute(SnapshotStore.HoweverLong, null, ct);
        await batch.Query<string>(SnapshotStore.OneLoader, new { source = source.Code }, ct);
        var found = await batch.Query<StateRow>(State, key, ct);
        if (found.Count == 0)
        {
            return AcceptOutcome.NotThere;
        }

        if (found[0].State != "suspicious")
        {
            return found[0].State == "current" ? AcceptOutcome.AlreadyCurrent : AcceptOutcome.Overtaken;
        }

        if (found[0].CurrentAsOf > found[0].AsOf)
        {
            return AcceptOutcome.Overtaken;
        }

        var dated = new { source = source.Code, id = snapshotId, asOf = found[0].AsOf, at = clock.GetUtcNow() };
        await batch.Execute(SnapshotStore.Replace, dated, ct);
        Promise.That(await batch.Execute(LetIn, dated, ct) == 1, "a suspicious snapshot is let in once");
        await batch.Execute(SnapshotStore.Prune, dated, ct);
        await batch.Commit(ct);
        return AcceptOutcome.Accepted;
    }

    private sealed record StateRow(string State, DateOnly AsOf, DateOnly? CurrentAsOf);
}

/// <summary>A snapshot that waits for a person, beside the one it would replace.</summary>
public sealed record SuspiciousSnapshot(
    string Source, string SnapshotId, DateOnly AsOf, int RowCount, DateTime LoadedAt, string? CurrentId, DateOnly? CurrentAsOf, int? CurrentCount);

/// <summary>What became of an operator's word.</summary>
public enum AcceptOutcome
{
    /// <summary>It is the current snapshot now.</summary>
    Accepted,

    /// <summary>It is the current snapshot already.</summary>
    AlreadyCurrent,

    /// <summary>A later snapshot is or was current.</summary>
    Overtaken,

    /// <summary>The source has no such snapshot.</summary>
    NotThere,
}
