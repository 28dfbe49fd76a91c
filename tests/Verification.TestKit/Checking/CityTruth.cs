using System.Globalization;

namespace Verification.TestKit.Checking;

/// <summary>What is true of one household.</summary>
/// <param name="Entitled">What the law says to its true life.</param>
/// <param name="Expected">What a sound verification can say from the undisturbed registers.</param>
public sealed record HouseholdTruth(bool Entitled, string Expected);

/// <summary>What the city knows to be true of its households; read by nobody who judges.</summary>
public sealed class CityTruth(IReadOnlyDictionary<string, HouseholdTruth> byHousehold)
{
    /// <summary>A truth about nobody, for runs whose households no city knows.</summary>
    public static CityTruth Unknown { get; } = new(new Dictionary<string, HouseholdTruth>());

    /// <summary>Reads <c>truth.csv</c>; households are named by their request in the city.</summary>
    public static async Task<CityTruth> Read(string cityFolder)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(cityFolder, "truth.csv"));
        var columns = lines[0].Split(',');
        var (entitled, expected) = (Array.IndexOf(columns, "entitled"), Array.IndexOf(columns, "expected"));
        return new(lines.Skip(1).Select(line => line.Split(',')).ToDictionary(
            fields => fields[0],
            fields => new HouseholdTruth(string.Equals(fields[entitled], "yes", StringComparison.Ordinal), fields[expected]),
            StringComparer.Ordinal));
    }

    public HouseholdTruth? Of(string? household) => household is not null && byHousehold.TryGetValue(household, out var truth) ? truth : null;

    public override string ToString() => byHousehold.Count.ToString(CultureInfo.InvariantCulture);
}
