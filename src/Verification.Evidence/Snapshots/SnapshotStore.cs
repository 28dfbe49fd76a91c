using System.Threading.Channels;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>The shelf of file snapshots: persons as keyed hashes, records sealed, one current snapshot per source.</summary>
/// <param name="home">Province whose index key finds persons on this shelf.</param>
public sealed class SnapshotStore(RoadDatabase road, Vault vault, RegionCode home, TimeProvider clock) : ISnapshotShelf
{
    private const string RowTable = "snapshot_row";
    private const string SignalsOfRow = "snapshot_row.signals";

    // So much is sealed, put in order and handed to the database at once; a few such pieces lie ready for when it pauses to flush its log.
    private const int BytesAtOnce = 2 * 1024 * 1024;
    private const int ReadyMax = 3;

    // What a row takes beside its sealed bytes: its key and its place among the others.
    private const int RowBytes = 128;
    private const int FoundMax = 100_000;

    // One loader per source at a time; a second one waits, however long, and then finds the snapshot there.
    internal const string HoweverLong = "set local lock_timeout = 0";

    internal const string OneLoader = "select pg_advisory_xact_lock(hashtext('verification.snapshot'), hashtext(@source))::text";

    private const string State = """
        select (select state from snapshot where source = @source and snapshot_id = @id) as known,
               current.as_of as current_as_of, current.row_count as current_count
        from (values (1)) as one (row) left join snapshot as current on current.source = @source and current.state = 'current'
        """;

    /// <summary>The current one has been replaced, and what waits for a person with the same day or an earlier one is past.</summary>
    internal const string Replace = """
        update snapshot set state = case state when 'current' then 'replaced' else 'overtaken' end
        where source = @source and snapshot_id <> @id and (state = 'current' or state = 'suspicious' and as_of <= @asOf)
        """;

    private const string Insert = """
        insert into snapshot (source, snapshot_id, as_of, covered_from, covered_to, covered_regions, row_count, digest, state, loaded_at)
        values (@source, @id, @asOf, @from, @to, @regions, @count, @digest, @state, @at)
        """;

    private const string CopyRows = "copy snapshot_row (source, snapshot_id, row_no, person_key, sealed, signals) from stdin (format binary)";

    // The rows of the one before the last: readers of the last one may still be under way.
    internal const string Prune = """
        delete from snapshot_row where source = @source and snapshot_id in (
            select snapshot_id from snapshot where source = @source and state = 'overtaken'
            union all
            (select snapshot_id from snapshot where source = @source and state = 'replaced' order by as_of desc, loaded_at desc offset 1))
        """;

    private const string Known = "select count(*) from snapshot where source = @source and snapshot_id = @id";

    private const string Current = """
        select snapshot_id, as_of, covered_from, covered_to, covered_regions, row_count, digest
        from snapshot where source = @source and state = 'current'
        """;

    private const string RowsOf = """
        select row_no, person_key, sealed, signals from snapshot_row
        where source = @source and snapshot_id = @id and person_key = any(@keys)
        order by row_no
        limit @limit
        """;

    public async Task<ShelfOutcome> Put(Snapshot snapshot, IAsyncEnumerable<SnapshotRow> rows, CancellationToken ct)
    {
        await using var batch = await road.Begin(ct);
        var key = new { source = snapshot.Source.Code, id = snapshot.SnapshotId, asOf = snapshot.AsOf };
        await batch.Execute(HoweverLong, null, ct);
        await batch.Query<string>(OneLoader, new { source = snapshot.Source.Code }, ct);
        var state = (await batch.Query<StateRow>(State, key, ct))[0];
        if (state.Known is not null)
        {
            return ShelfOutcome.AlreadyThere;
        }

        if (state.CurrentAsOf > snapshot.AsOf)
        {
            return ShelfOutcome.OlderThanCurrent;
        }

        var suspicious = snapshot.IsSuspiciousAfter(state.CurrentCount);
        if (!suspicious)
        {
            await batch.Execute(Replace, key, ct);
        }

        await batch.Execute(Insert, Columns(snapshot, suspicious ? "suspicious" : "current", clock.GetUtcNow()), ct);
        await CopyAll(batch, snapshot, rows, ct);
        await batch.Execute(Prune, key, ct);
        await batch.Commit(ct);
        return suspicious ? ShelfOutcome.Suspicious : ShelfOutcome.Put;
    }

    public async Task<bool> Holds(SourceId source, string snapshotId, CancellationToken ct) =>
        (await road.InBatch(b => b.Query<long>(Known, new { source = source.Code, id = snapshotId }, ct), ct))[0] > 0;

    public Task<ShelfFinding?> Find(SourceId source, IReadOnlyList<IdentityDocument> persons, CancellationToken ct) => road.InBatch<ShelfFinding?>(
        async batch =>
        {
            var current = await batch.Query<SnapshotTableRow>(Current, new { source = source.Code }, ct);
            if (current.Count == 0)
            {
                return null;
            }

            var byKey = persons.Where(p => p.Number is not null).Distinct().ToDictionary(p => Convert.ToHexString(KeyOf(source, p)));
            var rows = await batch.Query<Row>(
                RowsOf,
                new { source = source.Code, id = current[0].SnapshotId, keys = byKey.Keys.Select(Convert.FromHexString).ToArray(), limit = FoundMax },
                ct);
            // Part of what a file holds of a person is not what it holds of a person.
            Promise.That(rows.Count < FoundMax, "a call finds fewer snapshot rows than FoundMax");
            var byPerson = rows.ToLookup(r => byKey[Convert.ToHexString(r.PersonKey)]);
            var opened = byPerson.ToDictionary(g => g.Key, g => g.Select(r => Opened(source, current[0].SnapshotId, r)).ToList());
            return new ShelfFinding(
                current[0].ToSnapshot(source), opened.ToDictionary(p => p.Key, p => (IReadOnlyList<SourceRecord>)[.. p.Value.SelectMany(r => r.Records)]))
            {
                SetAside = byPerson.Where(g => g.Any(r => r.Sealed is null)).Select(g => g.Key).ToHashSet(),
                Signals = opened.ToDictionary(p => p.Key, p => (IReadOnlyList<SignalRecord>)[.. p.Value.SelectMany(r => r.Signals)]),
            };
        },
        ct);

    // Reading and sealing go on while the database takes what is ready: either alone takes as long as the other.
    private async Task CopyAll(Batch batch, Snapshot snapshot, IAsyncEnumerable<SnapshotRow> rows, CancellationToken ct)
    {
        var ready = Channel.CreateBounded<List<Row>>(new BoundedChannelOptions(ReadyMax) { SingleReader = true, SingleWriter = true });
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var sealing = Task.Run(() => SealAll(snapshot, rows, ready.Writer, broken.Token), CancellationToken.None);
        try
        {
            await batch.Copy(
                CopyRows, ready.Reader.ReadAllAsync(ct),
                (writer, row) => writer.Text(snapshot.Source.Code).Text(snapshot.SnapshotId).Int(row.RowNo).Bytes(row.PersonKey).Bytes(row.Sealed).Bytes(row.Signals), ct);
        }
        finally
        {
            await broken.CancelAsync();
            await sealing;
        }
    }

    /// <summary>Never throws: what goes wrong is met by whoever reads.</summary>
    private async Task SealAll(Snapshot snapshot, IAsyncEnumerable<SnapshotRow> rows, ChannelWriter<List<Row>> ready, CancellationToken ct)
    {
        try
        {
            using var index = vault.BlindIndexer(FieldOf(snapshot.Source), home);
            var waiting = new List<Row>();
            var (number, bytes) = (0, 0);
            await foreach (var row in rows.WithCancellation(ct))
            {
                if (row.Records.Count + row.Signals.Count > 0)
                {
                    var put = Sealed(snapshot, number++, index, row);
                    waiting.Add(put);
                    bytes += RowBytes + put.Sealed!.Length + (put.Signals?.Length ?? 0);
                }

                if (row.SetAside)
                {
                    waiting.Add(new(number++, index.Of(ValueOf(row.Person)), null));
                    bytes += RowBytes;
                }

                if (bytes >= BytesAtOnce)
                {
                    await ready.WriteAsync(ByKey(waiting), ct);
                    (waiting, bytes) = (new(waiting.Count), 0);
                }
            }

            await ready.WriteAsync(ByKey(waiting), ct);
            ready.Complete();
        }
        catch (Exception fault)
        {
            ready.Complete(fault);
        }
    }

    // In the order of their index: keyed hashes come at random, and the database finds the places of neighbours faster one after the other.
    private static List<Row> ByKey(List<Row> rows)
    {
        rows.Sort(static (a, b) => a.PersonKey.AsSpan().SequenceCompareTo(b.PersonKey));
        return rows;
    }

    private Row Sealed(Snapshot snapshot, int number, BlindIndexer index, SnapshotRow row) => new(
        number, index.Of(ValueOf(row.Person)),
        vault.SealBody(RowId(snapshot.Source, snapshot.SnapshotId, number), RowTable, StoredRecords.Write(row.Records)),
        row.Signals.Count == 0 ? null
            : vault.SealBody(RowId(snapshot.Source, snapshot.SnapshotId, number), SignalsOfRow, StoredRecords.Write(row.Signals)));

    private (IReadOnlyList<SourceRecord> Records, IReadOnlyList<SignalRecord> Signals) Opened(SourceId source, string snapshotId, Row row) => (
        row.Sealed is null ? [] : StoredRecords.Records(vault.OpenBody(RowId(source, snapshotId, row.RowNo), RowTable, row.Sealed)),
        row.Signals is null ? [] : StoredRecords.Signals(vault.OpenBody(RowId(source, snapshotId, row.RowNo), SignalsOfRow, row.Signals)));

    private byte[] KeyOf(SourceId source, IdentityDocument person) => vault.BlindIndex(FieldOf(source), ValueOf(person), home);

    // A field per source: rows of two sources about one person cannot be joined by their keys.
    private static string FieldOf(SourceId source) => $"snapshot/{source.Code}";

    private static string ValueOf(IdentityDocument person) => $"{person.Type}:{person.Number}";

    private static Guid RowId(SourceId source, string snapshotId, int number) => DerivedId.Of(
        System.Text.Encoding.UTF8.GetBytes(source.Code), System.Text.Encoding.UTF8.GetBytes(snapshotId), BitConverter.GetBytes(number));

    private static object Columns(Snapshot snapshot, string state, DateTimeOffset at) => new
    {
        source = snapshot.Source.Code,
        id = snapshot.SnapshotId,
        asOf = snapshot.AsOf,
        from = snapshot.Coverage.Days.From,
        to = snapshot.Coverage.Days.To,
        regions = snapshot.Coverage.Regions.Select(r => r.Code).ToArray(),
        count = snapshot.RecordCount,
        digest = snapshot.Digest.ToArray(),
        state,
        at,
    };

    private sealed record StateRow(string? Known, DateOnly? CurrentAsOf, int? CurrentCount);

    private sealed record Row(int RowNo, byte[] PersonKey, byte[]? Sealed, byte[]? Signals = null);
}
