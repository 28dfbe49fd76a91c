using System.Text.Json;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Evidence;

[TestFixture]
internal sealed class When_a_snapshot_is_put_on_the_shelf : EvidenceDatabase
{
    private static readonly IdentityDocument Someone = new(DocumentType.ResidentId, "620599198001010015");
    private static readonly IdentityDocument Nobody = new(DocumentType.ResidentId, "620599198001010023");

    private SnapshotStore Shelf => new(Road, Vault, RegionCode.Parse("62"), TimeProvider.System);

    [Test]
    public async Task Its_persons_are_found_with_all_their_records()
    {
        var source = new SourceId("shelf-found");
        await Shelf.Put(Of(source, "s-1", new(2026, 10, 31)), Rows(Row("r-1", 1m), Row("r-2", -2.5m)), CancellationToken.None);

        var found = await Shelf.Find(source, [Someone, Nobody], CancellationToken.None);

        Assert.That(found!.ByPerson.Keys, Is.EqualTo(new[] { Someone }));
        Assert.That(found.ByPerson[Someone], Is.EqualTo(new[] { Record("r-1", 1m), Record("r-2", -2.5m) }));
        Assert.That((found.Snapshot.AsOf, found.Snapshot.Coverage.Regions.Single().Code), Is.EqualTo((new DateOnly(2026, 10, 31), "62")));
    }

    [Test]
    public async Task Its_signals_are_found_beside_the_records()
    {
        var source = new SourceId("shelf-signals");
        SignalRecord outflow = new() { Kind = SignalKind.LargeOutflow, RecordId = "s-1", Period = new(new(2026, 10, 1), null), Size = Money.Of(5_000m) };
        await Shelf.Put(
            Of(source, "s-1", new(2026, 10, 31)), Rows(Row("r-1", 1m) with { Signals = [outflow] }, new(Nobody, []) { Signals = [outflow with { Size = null }] }),
            CancellationToken.None);

        var found = await Shelf.Find(source, [Someone, Nobody], CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found!.ByPerson[Someone], Is.EqualTo(new[] { Record("r-1", 1m) }));
            Assert.That(found.Signals[Someone], Is.EqualTo(new[] { outflow }));
            Assert.That((found.ByPerson[Nobody].Count, found.Signals[Nobody].Single().Size), Is.EqualTo((0, (Money?)null)));
        }
    }

    /// <remarks>P12: the version before knew no signals, and reads a row as a list of records.</remarks>
    [Test]
    public async Task Its_records_are_read_by_a_version_that_knows_no_signals()
    {
        var source = new SourceId("shelf-before");
        SignalRecord outflow = new() { Kind = SignalKind.LargeOutflow, RecordId = "s-1", Period = new(new(2026, 10, 1), null) };
        await Shelf.Put(
            Of(source, "s-1", new(2026, 10, 31)), Rows(Row("r-1", 1m) with { Signals = [outflow] }, new(Nobody, []) { Signals = [outflow] }), CancellationToken.None);

        var rows = await Road.InBatch(
            b => b.Query<SealedRow>("select row_no, sealed from snapshot_row where source = 'shelf-before' order by row_no", null, CancellationToken.None), CancellationToken.None);

        Assert.That(rows.Select(ReadAsBefore), Is.EqualTo(new[] { "r-1", "" }));

        string ReadAsBefore(SealedRow row)
        {
            var id = DerivedId.Of("shelf-before"u8.ToArray(), "s-1"u8.ToArray(), BitConverter.GetBytes(row.RowNo));
            var records = JsonSerializer.Deserialize<JsonElement[]>(Vault.OpenBody(id, "snapshot_row", row.Sealed));
            return string.Join(',', records!.Select(r => r.GetProperty("id").GetString()));
        }
    }

    [Test]
    public async Task Without_one_the_shelf_knows_that_it_knows_nothing() =>
        Assert.That(await Shelf.Find(new("shelf-empty"), [Someone], CancellationToken.None), Is.Null);

    [Test]
    public async Task A_newer_one_replaces_it_and_an_older_one_does_not()
    {
        var source = new SourceId("shelf-newer");
        var first = await Shelf.Put(Of(source, "s-1", new(2026, 9, 30)), Rows(Row("old", 1m)), CancellationToken.None);
        var second = await Shelf.Put(Of(source, "s-2", new(2026, 10, 31)), Rows(Row("new", 2m)), CancellationToken.None);
        var older = await Shelf.Put(Of(source, "s-0", new(2026, 8, 31)), Rows(Row("older", 3m)), CancellationToken.None);
        var again = await Shelf.Put(Of(source, "s-1", new(2026, 9, 30)), Rows(Row("old", 1m)), CancellationToken.None);

        Assert.That(new[] { first, second, older, again }, Is.EqualTo(new[]
        {
            ShelfOutcome.Put, ShelfOutcome.Put, ShelfOutcome.OlderThanCurrent, ShelfOutcome.AlreadyThere,
        }));
        var found = await Shelf.Find(source, [Someone], CancellationToken.None);
        Assert.That(found!.ByPerson[Someone].Single().RecordId, Is.EqualTo("new"));
        Assert.That(await Shelf.Holds(source, "s-1", CancellationToken.None), Is.True);
    }

    [Test]
    public async Task A_file_that_breaks_off_leaves_the_one_before([Values(1, 30_000)] int rowsBefore)
    {
        var source = new SourceId($"shelf-broken-{rowsBefore}");
        await Shelf.Put(Of(source, "s-1", new(2026, 9, 30)), Rows(Row("old", 1m)), CancellationToken.None);

        Assert.That(
            async () => await Shelf.Put(Of(source, "s-2", new(2026, 10, 31)), Broken(rowsBefore), CancellationToken.None), Throws.TypeOf<InvalidDataException>());

        var found = await Shelf.Find(source, [Someone], CancellationToken.None);
        Assert.That((found!.Snapshot.SnapshotId, found.ByPerson[Someone].Single().RecordId), Is.EqualTo(("s-1", "old")));
        Assert.That(await Shelf.Holds(source, "s-2", CancellationToken.None), Is.False);
    }

    [Test]
    public async Task Two_processes_with_the_same_file_put_it_once()
    {
        var source = new SourceId("shelf-twice");
        var rows = Enumerable.Range(0, 5_000).Select(i => Row($"r-{i}", i)).ToArray();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(
            _ => Shelf.Put(Of(source, "s-1", new(2026, 10, 31)), Rows(rows), CancellationToken.None)));

        Assert.That(outcomes.Order(), Is.EqualTo(new[] { ShelfOutcome.Put, ShelfOutcome.AlreadyThere, ShelfOutcome.AlreadyThere }));
        Assert.That((await Shelf.Find(source, [Someone], CancellationToken.None))!.ByPerson[Someone], Has.Count.EqualTo(5_000));
    }

    [Test]
    public async Task A_shrunken_one_waits_until_a_person_lets_it_in([Values(0, 79, 80)] int records)
    {
        var source = new SourceId($"shelf-shrunken-{records}");
        await Shelf.Put(Of(source, "s-1", new(2026, 9, 30)) with { RecordCount = 100 }, Rows(Row("old", 1m)), CancellationToken.None);

        var outcome = await Shelf.Put(
            Of(source, "s-2", new(2026, 10, 31)) with { RecordCount = records, ShareMin = 0.8m }, Rows(Row("new", 2m)), CancellationToken.None);
        var meanwhile = await Current(source);
        var waiting = (await Suspicious.List(CancellationToken.None)).Where(s => s.Source == source.Code).ToArray();
        var words = new[] { await Suspicious.Accept(source, "s-2", CancellationToken.None), await Suspicious.Accept(source, "s-2", CancellationToken.None) };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome, Is.EqualTo(records < 80 ? ShelfOutcome.Suspicious : ShelfOutcome.Put));
            Assert.That(meanwhile, Is.EqualTo(records < 80 ? "old" : "new"));
            Assert.That(waiting.Select(s => (s.SnapshotId, s.RowCount, s.CurrentCount)), records < 80 ? Is.EqualTo([("s-2", records, (int?)100)]) : Is.Empty);
            Assert.That(words, Is.EqualTo(new[] { records < 80 ? AcceptOutcome.Accepted : AcceptOutcome.AlreadyCurrent, AcceptOutcome.AlreadyCurrent }));
            Assert.That(await Current(source), Is.EqualTo("new"));
        }
    }

    [Test]
    public async Task An_empty_first_one_waits_too()
    {
        var source = new SourceId("shelf-empty-first");
        var outcome = await Shelf.Put(Of(source, "s-1", new(2026, 10, 31)) with { RecordCount = 0, ShareMin = 0.8m }, Rows(), CancellationToken.None);

        Assert.That(outcome, Is.EqualTo(ShelfOutcome.Suspicious));
        Assert.That(await Shelf.Find(source, [Someone], CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_whole_one_overtakes_what_waits()
    {
        var source = new SourceId("shelf-overtaken");
        await Shelf.Put(Of(source, "s-1", new(2026, 9, 30)) with { RecordCount = 100 }, Rows(Row("old", 1m)), CancellationToken.None);
        await Shelf.Put(Of(source, "s-2", new(2026, 10, 31)) with { RecordCount = 1, ShareMin = 0.8m }, Rows(Row("few", 2m)), CancellationToken.None);
        await Shelf.Put(Of(source, "s-3", new(2026, 10, 31)) with { RecordCount = 99, ShareMin = 0.8m }, Rows(Row("whole", 3m)), CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Suspicious.Accept(source, "s-2", CancellationToken.None), Is.EqualTo(AcceptOutcome.Overtaken));
            Assert.That(await Suspicious.Accept(source, "s-9", CancellationToken.None), Is.EqualTo(AcceptOutcome.NotThere));
            Assert.That((await Suspicious.List(CancellationToken.None)).Select(s => s.Source), Has.None.EqualTo(source.Code));
            Assert.That(await Current(source), Is.EqualTo("whole"));
        }
    }

    [Test]
    public async Task A_person_on_a_row_set_aside_is_told_apart_from_nobody()
    {
        var source = new SourceId("shelf-set-aside");
        await Shelf.Put(
            Of(source, "s-1", new(2026, 9, 30)), Rows(Row("whole", 1m), new(Nobody, []) { SetAside = true }), CancellationToken.None);

        var found = await Shelf.Find(source, [Someone, Nobody], CancellationToken.None);

        Assert.That(found!.SetAside, Is.EquivalentTo(new[] { Nobody }));
        Assert.That(found.ByPerson[Someone].Single().RecordId, Is.EqualTo("whole"));
    }

    private SuspiciousSnapshotStore Suspicious => new(Road, TimeProvider.System);

    private async Task<string> Current(SourceId source) =>
        (await Shelf.Find(source, [Someone], CancellationToken.None))!.ByPerson[Someone].Single().RecordId;

    private static Snapshot Of(SourceId source, string id, DateOnly asOf) => new()
    {
        Source = source,
        SnapshotId = id,
        AsOf = asOf,
        Coverage = new(new(new(2025, 1, 1), null), [RegionCode.Parse("62")]),
        RecordCount = 2,
        Digest = new byte[32],
    };

    private static SnapshotRow Row(string record, decimal yuan) => new(Someone, [Record(record, yuan)]);

    private static SourceRecord Record(string id, decimal yuan) => new()
    {
        Kind = EvidenceKind.Deposit,
        RecordId = id,
        Period = Period.Of(new DateOnly(2026, 10, 31)),
        Amount = Money.Of(yuan),
        Share = 0.5m,
    };

    private static async IAsyncEnumerable<SnapshotRow> Rows(params SnapshotRow[] rows)
    {
        await Task.Yield();
        foreach (var row in rows)
        {
            yield return row;
        }
    }

    private static async IAsyncEnumerable<SnapshotRow> Broken(int rowsBefore)
    {
        for (var i = 0; i < rowsBefore; i++)
        {
            yield return Row($"new-{i}", 2m);
        }

        await Task.Yield();
        throw new InvalidDataException("checksum");
    }

    private sealed record SealedRow(int RowNo, byte[] Sealed);
}
