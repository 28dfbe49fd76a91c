using Verification.Sources.Kit;

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

    /// <summary>Reads the settings; adds every fault. The folder need not exist yet: nothing was delivered then.</summary>
    public static FileDropOptions Of(AdapterSettings settings) => new()
    {
        Folder = settings.Required("folder"),
        Columns = RecordColumns.Of(settings),
        QuestionsAtOnceMax = settings.Whole("questions_at_once_max", 500, 1, 5_000),
        MegabytesMax = settings.Whole("megabytes_max", 2_000, 1, 10_000),
    };
}
