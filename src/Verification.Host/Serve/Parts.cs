using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Pipeline.Doors;
using Verification.Pipeline.Exits;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Host.Serve;

/// <summary>Everything that is read and checked before a process serves.</summary>
public sealed record Parts(
    RoadDatabase Road, DoorDatabase Door, KeyFile Keys, Vault Vault, PackLibrary Packs, SourceCatalogue Sources, SubmitterTokens Tokens,
    WorkingDayCalendar Calendar)
{
    /// <summary>How often sources are measured.</summary>
    public QualitySchedule Measuring { get; init; } = QualitySchedule.Usual;
}

/// <summary>What reading the parts came to.</summary>
public abstract record PartsReading
{
    public sealed record Whole(Parts Parts) : PartsReading;

    /// <summary>All that is wrong, a sentence each; the process does not start.</summary>
    public sealed record Faulty(IReadOnlyList<string> Faults) : PartsReading;
}

/// <summary>Reads settings, packs, sources, keys and tokens; a wrong one stops the start, all wrong ones are listed.</summary>
public static class PartsReader
{
    /// <summary>Province under whose index keys snapshots are shelved.</summary>
    private const string HomeVariable = "VERIFICATION_HOME_PROVINCE";
    private const string HomeDefault = "62";

    /// <summary>Whether law nobody has verified may decide: trial or production.</summary>
    private const string ModeVariable = "VERIFICATION_POLICY_MODE";

    public static PartsReading Read(ServeSettings settings, Func<string, string?> variable, TimeProvider clock)
    {
        var faults = new List<string>();
        var keys = Try(() => KeyFile.Load(settings.Keys), "VERIFICATION_KEYS", faults);
        var tokens = Try(() => SubmitterTokens.Parse(File.ReadLines(settings.Tokens)), "VERIFICATION_TOKENS", faults);
        var road = Try(() => RoadDatabase.Open(settings.DatabaseRoad), "VERIFICATION_DATABASE_ROAD", faults);
        var door = Try(() => DoorDatabase.Open(settings.DatabaseDoor), "VERIFICATION_DATABASE_DOOR", faults);
        if (!LawModes.TryParse(variable(ModeVariable), out var mode))
        {
            faults.Add($"{ModeVariable}: 只能是 {LawModes.All} · must be one of {LawModes.All}");
        }

        if (!QualitySchedule.TryParse(variable(QualitySchedule.Variable), out var measuring))
        {
            faults.Add($"{QualitySchedule.Fault.Zh} · {QualitySchedule.Fault.En}");
        }

        var packs = ReadPacks(settings.Packs, mode, faults);
        if (!RegionCode.TryParse(variable(HomeVariable) ?? HomeDefault, out var home))
        {
            faults.Add($"{HomeVariable}: 不是行政区划代码 · not a region code");
        }

        if (faults.Count > 0 || keys is null || tokens is null || road is null || door is null || packs is null)
        {
            return new PartsReading.Faulty(faults);
        }

        var vault = new Vault(keys);
        var shelf = new SnapshotStore(road, vault, home, clock);
        var handedIn = new ExitsHandedIn(new(road), new(road), new(road), vault);
        var adapters = Adapters.WithThirdParty(
            Adapters.Of(shelf, handedIn, new EnrolmentStore(road), vault, clock), variable(Adapters.FolderVariable), new(shelf, clock), faults);
        var sources = ReadSources(settings.Sources, adapters, variable, faults);
        return sources is null || faults.Count > 0
            ? new PartsReading.Faulty(faults)
            : new PartsReading.Whole(new(road, door, keys, vault, packs, sources, tokens, WorkingDayCalendar.Load()) { Measuring = measuring });
    }

    private static PackLibrary? ReadPacks(string folder, LawMode mode, List<string> faults)
    {
        switch (PackLibrary.Load(folder, mode))
        {
            case PackLibraryResult.Loaded loaded:
                return loaded.Library;
            case PackLibraryResult.Faulty faulty:
                faults.AddRange(faulty.Faults.Select(f => f.ToString()));
                return null;
            default:
                return null;
        }
    }

    private static SourceCatalogue? ReadSources(
        string file, IReadOnlyDictionary<string, SourceFactory> adapters, Func<string, string?> variable, List<string> faults)
    {
        if (Try(() => File.ReadAllText(file), "VERIFICATION_SOURCES", faults) is not { } yaml)
        {
            return null;
        }

        switch (SourcesFile.Load(yaml, adapters, variable))
        {
            case SourcesFileOutcome.Loaded loaded:
                return loaded.Catalogue;
            case SourcesFileOutcome.Refused refused:
                faults.AddRange(refused.Faults.Select(f => $"{file}: {f}"));
                return null;
            default:
                return null;
        }
    }

    private static T? Try<T>(Func<T> read, string name, List<string> faults)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException or ArgumentException or InvalidDataException or KeyFileFault)
        {
            // A connection string or key in the message would be printed; the kind of fault and the setting's name are enough.
            faults.Add(fault is FormatException or KeyFileFault
                ? $"{name}: 内容有误 · its content is wrong: {fault.Message}"
                : $"{name}: 无法读取或使用 · cannot be read or used ({fault.GetType().Name})");
            return null;
        }
    }
}
