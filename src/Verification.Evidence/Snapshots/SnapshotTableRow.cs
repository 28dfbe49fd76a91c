using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>A snapshot as its row says.</summary>
internal sealed class SnapshotTableRow
{
    public string SnapshotId { get; init; } = "";

    public DateOnly AsOf { get; init; }

    public DateOnly? CoveredFrom { get; init; }

    public DateOnly? CoveredTo { get; init; }

    public string[] CoveredRegions { get; init; } = [];

    public int RowCount { get; init; }

    public byte[] Digest { get; init; } = [];

    public Snapshot ToSnapshot(SourceId source) => new()
    {
        Source = source,
        SnapshotId = SnapshotId,
        AsOf = AsOf,
        Coverage = new(new(CoveredFrom, CoveredTo), [.. CoveredRegions.Select(RegionCode.Parse)]),
        RecordCount = RowCount,
        Digest = Digest,
    };
}
