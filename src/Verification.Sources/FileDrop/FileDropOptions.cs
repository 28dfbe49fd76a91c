using System.Collections.Frozen;
using Verification.Sources.Kit;
using Verification.Sources.Records;

namespace Verification.Sources.FileDrop;

/// <summary>Where a registry drops its snapshots and how their columns are called.</summary>
public sealed record FileDropOptions
{
    /// <summary>The folder; each snapshot is <c>NAME.csv</c> with <c>NAME.manifest.json</c>, which is written last.</summary>
    public required string Folder { get; init; }

    public required RecordColumns Columns { get; init; }

    /// <summary>Most questions in one look-up; 1…5000, default 500.</summary>
    public int QuestionsAtOnceMax { get; init; } = 500;

    /// <summary>Largest file in megabytes; 1…10000, default 2000.</summary>
    public int MegabytesMax { get; init; } = 2_000;

    /// <summary>How its files are encoded; setting <c>encoding</c>: <c>utf-8</c> (default) or <c>gb18030</c>.</summary>
    public FileEncoding Encoding { get; init; } = FileEncoding.Utf8;

    /// <summary>Whether rows that cannot be read are set aside; setting <c>rows</c>: <c>all-or-nothing</c> (default) or <c>row-wise</c>.</summary>
    public bool RowWise { get; init; }

    /// <summary>Smallest share of the current snapshot's records that is let in unseen; setting <c>share_min</c>, 0…1, default 0.8; 0: anything.</summary>
    public decimal ShareMin { get; init; } = 0.8m;

    private static readonly FrozenDictionary<string, bool> RowWords = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["all-or-nothing"] = false,
        ["row-wise"] = true,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads the settings; adds every fault. The folder need not exist yet: nothing was delivered then.</summary>
    public static FileDropOptions Of(AdapterSettings settings) => new()
    {
        Folder = settings.Required("folder"),
        Columns = RecordColumns.Of(settings),
        QuestionsAtOnceMax = settings.Whole("questions_at_once_max", 500, 1, 5_000),
        MegabytesMax = settings.Whole("megabytes_max", 2_000, 1, 10_000),
        Encoding = settings.Word("encoding", FileEncodings.Words, FileEncoding.Utf8),
        RowWise = settings.Word("rows", RowWords, false),
        ShareMin = settings.Share("share_min", 0.8m),
    };
}
