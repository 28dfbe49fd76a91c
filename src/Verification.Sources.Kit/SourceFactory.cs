using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>Builds an adapter from its settings; adds every fault it finds and then returns null.</summary>
/// <param name="id">The source's id, as packs and consents name it.</param>
/// <param name="settings">Flat: nested keys joined by a point, list entries numbered: <c>columns.amount</c>, <c>gives.0</c>.</param>
/// <param name="faults">What is wrong with the settings; never a value, which may be a secret.</param>
public delegate ISource? SourceFactory(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults);

/// <summary>A source fed by files it drops for us: new ones are taken now and then, apart from questions.</summary>
public interface IFedSource : ISource
{
    /// <summary>Takes every drop that waits; a bad one changes nothing and is told.</summary>
    /// <remarks>Safe to run in several processes at once and again at any time.</remarks>
    Task<IReadOnlyList<Drop>> TakeDrops(CancellationToken ct);
}

/// <summary>What became of one drop.</summary>
public abstract record Drop(SourceId Source, string SnapshotId)
{
    /// <summary>It is the current snapshot now.</summary>
    public sealed record Taken(SourceId Source, string SnapshotId, int Records) : Drop(Source, SnapshotId)
    {
        /// <summary>Rows set aside: what the source holds of their persons is not known.</summary>
        public int RowsSetAside { get; init; }

        /// <summary>What is wrong with them, the first ones.</summary>
        public IReadOnlyList<DropFault> Faults { get; init; } = [];
    }

    /// <summary>Empty or much smaller than the current one: it waits for a person, and the current one stays.</summary>
    public sealed record Suspicious(SourceId Source, string SnapshotId, int Records) : Drop(Source, SnapshotId);

    /// <summary>It was there before, or a later one is.</summary>
    public sealed record Known(SourceId Source, string SnapshotId) : Drop(Source, SnapshotId);

    /// <summary>It is damaged or not what its manifest says; the shelf is as it was.</summary>
    public sealed record Refused(SourceId Source, string SnapshotId, IReadOnlyList<DropFault> Faults) : Drop(Source, SnapshotId);
}

/// <summary>What is wrong with a drop: coded, with the line where there is one, never a value.</summary>
/// <param name="Code">Stable code, e.g. <c>drop.checksum</c>.</param>
/// <param name="Line">Line of the file, from 1; null when it is about the whole.</param>
/// <param name="What">A sentence for whoever repairs it.</param>
public sealed record DropFault(string Code, int? Line, Text What);
