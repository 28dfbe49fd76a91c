using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Verification.Sources.Kit;
using Verification.Sources.Records;
using Verification.Vocabulary;

namespace Verification.Sources.FileDrop;

/// <summary>Takes one delivered file: digest, count and every row are checked while it is read once.</summary>
/// <remarks>
/// Row-wise, rows that cannot be believed are set aside and their persons are not known. A row that does not say whose it is may be anybody's:
/// it refuses the whole file, for nothing could be said of anybody.
/// </remarks>
internal sealed class DroppedFile(FileDropOptions options, SourceDescription source, ISnapshotShelf shelf)
{
    private readonly FaultList _faults = new();
    private int _rows;
    private int _setAside;
    private bool _anybodys;

    /// <summary>Called once.</summary>
    public async Task<Drop> Take(FileDropManifest manifest, CancellationToken ct)
    {
        var snapshot = manifest.Snapshot(options.ShareMin);
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
            return await shelf.Put(snapshot, Rows(snapshot, path, ct), ct) switch
            {
                ShelfOutcome.Put => new Drop.Taken(snapshot.Source, snapshot.SnapshotId, snapshot.RecordCount) { RowsSetAside = _setAside, Faults = _faults.ToArray() },
                ShelfOutcome.Suspicious => new Drop.Suspicious(snapshot.Source, snapshot.SnapshotId, snapshot.RecordCount),
                _ => new Drop.Known(snapshot.Source, snapshot.SnapshotId),
            };
        }
        catch (DamagedDrop)
        {
            return Refused(snapshot, _faults);
        }
    }

    private static Drop.Refused Refused(Snapshot snapshot, IReadOnlyList<DropFault> faults) => new(snapshot.Source, snapshot.SnapshotId, faults);

    private async IAsyncEnumerable<SnapshotRow> Rows(Snapshot snapshot, string path, [EnumeratorCancellation] CancellationToken ct)
    {
        using var digest = SHA256.Create();
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        await using var hashed = new CryptoStream(file, digest, CryptoStreamMode.Read);
        await foreach (var row in ByPerson(hashed, ct))
        {
            yield return row;
        }

        await hashed.CopyToAsync(Stream.Null, ct);
        if (!digest.Hash.AsSpan().SequenceEqual(snapshot.Digest.Span))
        {
            _faults.Insert(0, new("drop.checksum", null, new("校验和与清单不符", "the checksum is not that of the manifest")));
            throw new DamagedDrop();
        }

        if (_rows != snapshot.RecordCount && (options.RowWise || _faults.Seen == 0))
        {
            _faults.Insert(0, new("drop.count", null, new("记录数与清单不符", "the number of records is not that of the manifest")));
            throw new DamagedDrop();
        }

        if (_anybodys || (_faults.Seen > 0 && !(options.RowWise && _setAside > 0)))
        {
            throw new DamagedDrop();
        }
    }

    // Neighbouring rows of one person go onto the shelf together: most registries sort their files by person.
    private async IAsyncEnumerable<SnapshotRow> ByPerson(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        IdentityDocument? person = null;
        var (held, signals) = (new List<SourceRecord>(), new List<SignalRecord>());
        var setAside = false;
        var table = new RecordTable(options.Columns, source.Gives, encoding: options.Encoding, raises: source.Raises.Count > 0 ? source.Raises : null);
        await foreach (var row in table.ReadAll(file, _faults, ct))
        {
            Count(row);
            if (row.Person is null)
            {
                continue;
            }

            if (person is not null && person != row.Person)
            {
                yield return new(person, held) { SetAside = setAside, Signals = signals };
                (held, signals, setAside) = ([], [], false);
            }

            person = row.Person;
            setAside |= row.Record is null && !row.IsSignal;
            if (row.Record is { } record)
            {
                held.Add(record);
            }

            if (row.Signal is { } signal)
            {
                signals.Add(signal);
            }
        }

        if (person is not null)
        {
            yield return new(person, held) { SetAside = setAside, Signals = signals };
        }
    }

    private void Count(TableRow row)
    {
        _rows++;
        _setAside += row.Record is null && row.Signal is null ? 1 : 0;
        // Nothing rests on a signal: one that is lost leaves nobody unknown.
        if (row.Person is null && options.RowWise && !row.IsSignal && !_anybodys)
        {
            _anybodys = true;
            _faults.Insert(0, new("drop.anybody", row.Line, new("该行未能识别人员", "the row does not say whose it is; it may be anybody's")));
        }
    }
}

/// <summary>Ends a put that must not be kept; never leaves this adapter.</summary>
internal sealed class DamagedDrop() : Exception("the drop is damaged");
