using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Verification.TestKit;

/// <summary>Results of the full-size suites: written by the suite, committed, and looked for by a fast test.</summary>
public static class LongResults
{
    /// <summary>Category of a suite's tests: <c>./test --long city</c> runs <c>long:city</c>.</summary>
    public const string CategoryPrefix = "long:";

    /// <summary>What a run that broke off says instead of figures.</summary>
    public const string BrokeOff = "brokeOff";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string FileOf(string suite) => Repository.PathOf("tests", "results", $"{suite}.json");

    /// <summary>Writes what a suite found, whatever it says, with the seed, the build, the machine and the day.</summary>
    /// <param name="command">What writes it again; null: the suite of this name.</param>
    public static void Write(string suite, int seed, object figures, string? command = null)
    {
        var file = FileOf(suite);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var result = new
        {
            suite,
            command = command ?? $"./test --long {suite}",
            seed,
            version = Version(),
            machine = $"{Environment.ProcessorCount} × {Processor()}, {TotalMemory()} GiB",
            date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            figures,
        };
        File.WriteAllText(file, JsonSerializer.Serialize(result, Readable) + "\n");
    }

    /// <summary>Takes the result of an earlier run away, so that it cannot stand in the place of this one.</summary>
    public static void Forget(string suite) => File.Delete(FileOf(suite));

    /// <summary>Writes that the run broke off, if it has written no figures.</summary>
    /// <param name="why">Its first line is kept: after it come the logs of the processes.</param>
    public static void WriteIfNone(string suite, int seed, string why)
    {
        if (!File.Exists(FileOf(suite)))
        {
            Write(suite, seed, new Dictionary<string, string>(StringComparer.Ordinal) { [BrokeOff] = why.Split('\n')[0] });
        }
    }

    /// <summary>The version and the commit the tests were built from, or on; the result of a new suite is committed together with it.</summary>
    private static string Version()
    {
        const int CommitShown = 7;
        var built = typeof(LongResults).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return built[..Math.Min(built.Length, built.IndexOf('+', StringComparison.Ordinal) + 1 + CommitShown)];
    }

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
        .FirstOrDefault("unknown processor");

    private static long TotalMemory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
}
