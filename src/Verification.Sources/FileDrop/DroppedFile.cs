using System.Security.Cryptography;
using Verification.Sources.Kit;
using Verification.Sources.Records;
using Verification.Vocabulary;

namespace Verification.Sources.FileDrop;

/// <summary>Takes one delivered file: digest, count and every row are checked while it is read once, all or nothing.</summary>
internal sealed class DroppedFile(FileDropOptions options, IReadOnlyList<EvidenceKind> gives, ISnapshotShelf shelf)
{
    public async Task<Drop> Take(FileDropManifest manifest, CancellationToken ct)
    {
        var snapshot = manifest.Snapshot();
        var path = Path.Combine(options.Folder, manifest.File);
        if (await shelf.Holds(snapshot.Source, snapshot.SnapshotId, ct))
        {
            return new Drop.Known(snapshot.Source, snapshot.SnapshotId);
        }

        if (!File.Exists(path) || new FileInfo(path).Length > options.MegabytesMax * 1024L * 1024L)
        {
            return Refused(snapshot, [new("drop.file", null, new("文件不存在或过大", "the file is missing or too large"))]);
        }

        try
        {
            var outcome = await shelf.Put(snapshot, Rows(snapshot, path, ct), ct);
            return outcome == ShelfOutcome.Put
                ? new Drop.Taken(snapshot.Source, snapshot.SnapshotId, snapshot.RecordCount)
                : new Drop.Known(snapshot.Source, snapshot.SnapshotId);
        }
        catch (DamagedDrop damaged)
        {
            return Refused(snapshot, damaged.Faults);
        }
    }

    private static Drop.Refused Refused(Snapshot snapshot, IReadOnlyList<DropFault> faults) => new(snapshot.Source, snapshot.SnapshotId, faults);

    private async IAsyncEnumerable<SnapshotRow> Rows(
        Snapshot snapshot, string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var faults = new FaultList();
        using var digest = SHA256.Create();
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        await using var hashed = new CryptoStream(file, digest, CryptoStreamMode.Read);
        var count = 0;
        await foreach (var row in ByPerson(new RecordTable(options.Columns, gives).Read(hashed, faults, ct)))
        {
            count += row.Records.Count;
            yield return row;
        }

        await hashed.CopyToAsync(Stream.Null, ct);
        if (!digest.Hash.AsSpan().SequenceEqual(snapshot.Digest.Span))
        {
            faults.Insert(0, new("drop.checksum", null, new("校验和与清单不符", "the checksum is not that of the manifest")));
        }

        if (count != snapshot.RecordCount && faults.Seen == 0)
        {
            faults.Add(new("drop.count", null, new("记录数与清单不符", "the number of records is not that of the manifest")));
        }

        if (faults.Count > 0)
        {
            throw new DamagedDrop(faults);
        }
    }

    // Neighbouring rows of one person go onto the shelf together: most registries sort their files by person.
    private static async IAsyncEnumerable<SnapshotRow> ByPerson(IAsyncEnumerable<PersonRecord> records)
    {
        IdentityDocument? person = null;
        var held = new List<SourceRecord>();
        await foreach (var record in records)
        {
            if (person is not null && person != record.Person)
            {
                yield return new(person, held);
                held = [];
            }

            person = record.Person;
            held.Add(record.Record);
        }

        if (person is not null)
        {
            yield return new(person, held);
        }
    }
}

/// <summary>Ends a put that must not be kept; never leaves this adapter.</summary>
internal sealed class DamagedDrop(IReadOnlyList<DropFault> faults) : Exception("the drop is damaged")
{
    public IReadOnlyList<DropFault> Faults { get; } = faults;
}
