using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.Vocabulary;

[assembly: Adapter(typeof(Example.LedgerFile.LedgerAdapter))]

namespace Example.LedgerFile;

/// <summary>Adapter <c>ledger-file</c>: a register that puts one text file on a shared disk every night.</summary>
public sealed class LedgerAdapter : IAdapter
{
    public string Name => "ledger-file";

    public ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, AdapterGround ground)
    {
        var before = faults.Count;
        var read = new AdapterSettings(settings, faults);
        var options = LedgerOptions.Of(read);
        var description = read.Description(id, questionsAtOnceMax: 5_000);
        read.RefuseUnknown();
        return faults.Count == before ? new LedgerSource(description, options) : null;
    }

    public SourceTrial Trial() => new LedgerTrial();
}

/// <summary>Where the ledger is.</summary>
public sealed record LedgerOptions
{
    /// <summary>Path of the file; setting <c>path</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Most lines; more fails the call; 1…1000000, default 100000; setting <c>lines_max</c>.</summary>
    public int LinesMax { get; init; } = 100_000;

    public static LedgerOptions Of(AdapterSettings settings) =>
        new() { Path = settings.Required("path"), LinesMax = settings.Whole("lines_max", 100_000, 1, 1_000_000) };
}
