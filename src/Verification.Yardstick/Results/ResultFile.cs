using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Verification.Yardstick.Orders;

namespace Verification.Yardstick.Results;

/// <summary>Keeps what a bench found, whatever it says, in the shape of every long suite's result.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes <c>bench-NAME.json</c>; answers its path.</summary>
    public static async Task<string> Write(Order order, object figures, TimeProvider clock, CancellationToken ct)
    {
        var suite = $"bench-{order.Bench}";
        var result = new
        {
            suite,
            command = order.Command,
            seed = order.Seed,
            machine = $"{Environment.ProcessorCount} × {Processor()}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB",
            date = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            figures,
        };
        Directory.CreateDirectory(order.Results);
        var path = Path.Combine(order.Results, $"{suite}.json");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(result, Readable) + "\n", ct);
        return path;
    }

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
        .FirstOrDefault("unknown processor");
}
