using System.Globalization;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.Vocabulary;

namespace Example.LedgerFile;

/// <summary>How the suite gets its ledgers: small files in a folder of their own, gone with the trial.</summary>
public sealed class LedgerTrial : SourceTrial
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-").FullName;

    public override string? WhyNot(string check) => check.Split('.') switch
    {
        ["answer", "signals"] => "a ledger has no word for a signal",
        ["silence", _] => "a ledger has lines of a person or none",
        ["time", _] => "a file on a disk does not hang",
        ["fault", "reset" or "server-error" or "error-page" or "wrong-type"] => "a file has no connection, no status and no type",
        ["fault", _] => "the ledger's lines answer no question: the adapter finds them by document",
        _ => null,
    };

    public override Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records) =>
        Task.FromResult(Reading(Write([.. records.Select(Line)], records.Count)));

    public override Task<ISource?> Failing(SourceFault fault, IdentityDocument person)
    {
        var wage = Line((person, TrialWorld.Wage("w-1", 900_000m)));
        return Task.FromResult(fault switch
        {
            SourceFault.Gone => Reading(Path.Combine(_folder, "nothing")),
            SourceFault.Garbage => Reading(Write([wage.Replace("wage", "gold", StringComparison.Ordinal)], 1)),
            SourceFault.Oversize => Reading(Write([wage, wage, wage], 3), linesMax: "2"),
            SourceFault.Truncated => Reading(Write([wage], 2)),
            SourceFault.Contradictory => Reading(Write([wage, Line((person, TrialWorld.Wage("w-1", 1m)))], 2)),
            _ => null,
        });
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return base.DisposeAsync();
    }

    private static ISource Reading(string path, string linesMax = "1000")
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["path"] = path, ["lines_max"] = linesMax, ["name.zh"] = "台账", ["name.en"] = "ledger", ["gives.0"] = "wage", ["gives.1"] = "deposit",
        };
        return new LedgerAdapter().Create(TrialWorld.Source, settings, faults, new(new MemoryShelf(), TimeProvider.System))
            ?? throw new InvalidOperationException(string.Join("; ", faults));
    }

    private string Write(IReadOnlyList<string> lines, int count)
    {
        var path = Path.Combine(_folder, "ledger.txt");
        File.WriteAllLines(path, [$"LEDGER\t{Day(TrialWorld.AsOf)}\t{Day(TrialWorld.Covered.Days.From)}\t{Day(TrialWorld.Covered.Days.To)}", .. lines, $"END {count}"]);
        return path;
    }

    private static string Line((IdentityDocument Person, SourceRecord Record) held) => string.Join(
        '\t', held.Person.Number, held.Record.RecordId, EvidenceWords.Of(held.Record.Kind), Day(held.Record.Period.From), Day(held.Record.Period.To),
        held.Record.Amount?.ToString(), held.Record.Share?.ToString(CultureInfo.InvariantCulture), held.Record.ObjectId, held.Record.Detail);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
