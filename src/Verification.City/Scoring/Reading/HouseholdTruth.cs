using Verification.City.Scoring.Comparing;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>What is true of one household; nobody who judges it sees this.</summary>
internal sealed record HouseholdTruth
{
    public required string RequestId { get; init; }

    public required int Line { get; init; }

    /// <summary>What the law says to the truth.</summary>
    public required bool Entitled { get; init; }

    /// <summary>True counted income, yuan per head and month.</summary>
    public Money? PerHead { get; init; }

    /// <summary>Where it belongs; null: the truth does not say.</summary>
    public Tier? Tier { get; init; }

    /// <summary>Yuan a month due to the household, nothing when not entitled; null: the truth does not say.</summary>
    public Money? Amount { get; init; }

    /// <summary>Groups it belongs to, e.g. <c>flexible</c>.</summary>
    public IReadOnlyList<string> Slices { get; init; } = [];
}

/// <summary>Reads <c>truth.csv</c>.</summary>
internal static class TruthTable
{
    private static readonly string[] Required = ["request_id", "entitled"];

    public static async Task<IReadOnlyDictionary<string, HouseholdTruth>> Read(string path, CityFaults faults, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        var truths = new Dictionary<string, HouseholdTruth>(StringComparer.Ordinal);
        foreach (var row in await CityTable.Read(path, name, Required, faults, ct))
        {
            if (row.YesNo("entitled") is not { } entitled)
            {
                continue;
            }

            var truth = new HouseholdTruth
            {
                RequestId = row["request_id"],
                Line = row.Line,
                Entitled = entitled,
                PerHead = row.Yuan("per_head"),
                Tier = TierOf(row),
                Amount = !row.Has("amount") ? null : entitled ? row.Yuan("amount") : Money.Zero,
                Slices = row.Words("slice"),
            };
            if (!truths.TryAdd(truth.RequestId, truth))
            {
                faults.Add(CityFault.Twice(name, row.Line));
            }
        }

        return truths;
    }

    private static Tier? TierOf(CityRow row) => row["tier"] switch
    {
        "" => null,
        "dibao" => Tier.Dibao,
        "edge" => Tier.Edge,
        "none" => Tier.None,
        _ => row.Bad<Tier?>("tier", "应为 dibao、edge 或 none", "dibao, edge or none is expected"),
    };
}
