using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>Where an adapter keeps the snapshots that a source delivers as files; the only storage an adapter sees.</summary>
/// <remarks>The shelf hashes persons and seals records; an adapter never names our database.</remarks>
public interface ISnapshotShelf
{
    /// <summary>Puts a whole snapshot and makes it the current one of its source, or changes nothing.</summary>
    /// <remarks>
    /// Rows are read once, while they are put. An exception they throw passes through and leaves the shelf as it was.
    /// The same person may come in several rows. The row id of a snapshot decides between two processes that load the same file.
    /// </remarks>
    Task<ShelfOutcome> Put(Snapshot snapshot, IAsyncEnumerable<SnapshotRow> rows, CancellationToken ct);

    /// <summary>Whether this snapshot was put before, current or replaced.</summary>
    Task<bool> Holds(SourceId source, string snapshotId, CancellationToken ct);

    /// <summary>What the current snapshot of a source holds of these persons, set-wise; null: the source has none yet.</summary>
    Task<ShelfFinding?> Find(SourceId source, IReadOnlyList<IdentityDocument> persons, CancellationToken ct);
}

/// <summary>What a manifest says of a snapshot.</summary>
public sealed record Snapshot
{
    public required SourceId Source { get; init; }

    /// <summary>The source's own id of the delivery, at most 80 characters; the same id is the same snapshot.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>Day for which the records are complete.</summary>
    public required DateOnly AsOf { get; init; }

    public required Coverage Coverage { get; init; }

    /// <summary>Records in the file, without the heading.</summary>
    public required int RecordCount { get; init; }

    /// <summary>SHA-256 of the file's bytes.</summary>
    public required ReadOnlyMemory<byte> Digest { get; init; }

    /// <summary>Smallest share of the current snapshot's records with which this one is let in without a person's word; 0…1, 0: any.</summary>
    /// <remarks>Above 0 a snapshot without any record is not let in either, be it the first.</remarks>
    public decimal ShareMin { get; init; }

    /// <summary>Whether a person has to look before this replaces one of <paramref name="current"/> records; null: there is none yet.</summary>
    public bool IsSuspiciousAfter(int? current) => ShareMin > 0m && (RecordCount == 0 || RecordCount < current * ShareMin);
}

/// <summary>One person of a snapshot with some or all of the records about that person.</summary>
public sealed record SnapshotRow(IdentityDocument Person, IReadOnlyList<SourceRecord> Records)
{
    /// <summary>A row about this person could not be read: what the source holds of the person is not known.</summary>
    public bool SetAside { get; init; }

    /// <summary>Signals about the person, which travel beside the records.</summary>
    public IReadOnlyList<SignalRecord> Signals { get; init; } = [];
}

/// <summary>What the shelf found; a person it holds nothing of has no entry.</summary>
public sealed record ShelfFinding(Snapshot Snapshot, IReadOnlyDictionary<IdentityDocument, IReadOnlyList<SourceRecord>> ByPerson)
{
    /// <summary>Persons with a row that was set aside; whatever else is held of them is not all.</summary>
    public IReadOnlySet<IdentityDocument> SetAside { get; init; } = new HashSet<IdentityDocument>();

    /// <summary>Signals by person; a person without any has no entry.</summary>
    public IReadOnlyDictionary<IdentityDocument, IReadOnlyList<SignalRecord>> Signals { get; init; } =
        new Dictionary<IdentityDocument, IReadOnlyList<SignalRecord>>();
}

/// <summary>What became of a put.</summary>
public enum ShelfOutcome
{
    /// <summary>The snapshot is the current one.</summary>
    Put,

    /// <summary>The same snapshot was put before.</summary>
    AlreadyThere,

    /// <summary>The current snapshot is of a later day: this one is not looked at any more.</summary>
    OlderThanCurrent,

    /// <summary>Empty or much smaller than the current one: kept beside it until a person lets it in.</summary>
    Suspicious,
}
