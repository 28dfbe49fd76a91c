using Verification.Assessment;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>What was published of one household.</summary>
/// <param name="Outcome">Of 低保.</param>
/// <param name="Payable">Yuan a month; null: not said, or nothing.</param>
public sealed record PublishedVerdict(string RequestId, Outcome Outcome, Money? Payable)
{
    /// <summary>Line of the file it was read from; null: from elsewhere.</summary>
    public int? Line { get; init; }
}

/// <summary>Verdicts of a city that somebody published: a running service, or anybody else who read the same registers.</summary>
public sealed record PublishedVerdicts(IReadOnlyList<PublishedVerdict> All)
{
    private static readonly string[] Required = ["request_id", "outcome"];

    /// <summary>Name of the file they were read from; a service has none.</summary>
    public string Name { get; init; } = "service";

    /// <summary>What could not be read; then nothing is measured.</summary>
    public IReadOnlyList<CityFault> Faults { get; init; } = [];

    /// <summary>Reads a table of <c>request_id,outcome</c> and, where it is there, <c>payable</c>.</summary>
    public static async Task<PublishedVerdicts> Read(string path, CancellationToken ct)
    {
        var faults = new CityFaults();
        var name = Path.GetFileName(path);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<PublishedVerdict>();
        foreach (var row in await CityTable.Read(path, name, Required, faults, ct))
        {
            if (!seen.Add(row["request_id"]))
            {
                faults.Add(CityFault.Twice(name, row.Line));
            }
            else if (OutcomeOf(row) is { } outcome)
            {
                all.Add(new(row["request_id"], outcome, row.Yuan("payable")) { Line = row.Line });
            }
        }

        return new(all) { Name = name, Faults = faults.All };
    }

    /// <summary>The outcome of a word, as contracts write it; null: it is none.</summary>
    public static Outcome? OutcomeOf(string word) => word switch
    {
        "eligible" => Outcome.Eligible,
        "ineligible" => Outcome.Ineligible,
        "review" => Outcome.Review,
        _ => null,
    };

    internal IReadOnlyList<CityFault> OfNobodyIn(ScoredCity city)
    {
        var asked = city.Cases.Select(c => c.Truth.RequestId).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(v => !asked.Contains(v.RequestId)).Select(v => CityFault.VerdictOfNobody(Name, v.Line))];
    }

    private static Outcome? OutcomeOf(CityRow row) =>
        OutcomeOf(row["outcome"]) ?? row.Bad<Outcome?>("outcome", "应为 eligible、ineligible 或 review", "eligible, ineligible or review is expected");
}
