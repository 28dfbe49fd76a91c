using Verification.City.Files;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>About whom which register is late, or never answers.</summary>
internal sealed class DelayTable
{
    private static readonly string[] Required = ["source", "document", "seconds"];

    private readonly Dictionary<(string Source, string Document), TimeSpan?> _delays = [];

    /// <summary>A city without the file has no register that is late.</summary>
    public static async Task<DelayTable> Read(string folder, CityFaults faults, CancellationToken ct)
    {
        var table = new DelayTable();
        var path = Path.Combine(folder, CityFiles.Delays);
        if (File.Exists(path))
        {
            foreach (var row in await CityTable.Read(path, CityFiles.Delays, Required, faults, ct))
            {
                table._delays[(row["source"], row["document"])] = row.Whole("seconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
            }
        }

        return table;
    }

    /// <param name="delay">How long after the first question it answers; null: never.</param>
    public bool IsDelayed(SourceId source, IdentityDocument person, out TimeSpan? delay)
    {
        delay = null;
        return person.Number is { } number && _delays.TryGetValue((source.Code, number), out delay);
    }
}
