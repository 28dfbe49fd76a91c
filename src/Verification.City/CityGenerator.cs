using System.Text.Json;
using Verification.City.Drawing;
using Verification.City.Files;
using Verification.City.Plain;
using Verification.Contracts;
using Verification.Vocabulary;

namespace Verification.City;

/// <summary>Makes the plain city, whose outcomes are known beforehand: the same number of households and seed give the same files on any machine.</summary>
public static class CityGenerator
{
    /// <summary>Fewest households: the fixed ones and a few beside them.</summary>
    public const int HouseholdsMin = 10;

    public const int HouseholdsMax = 200_000;

    /// <summary>Raised whenever the same seed would give another city.</summary>
    private const int Version = 1;

    private const int ReportEvery = 500;

    /// <summary>How many persons a city of so many households has: the ratio of Tianshui, 47,949 in 19,462.</summary>
    public static int PersonsOf(int households) => HouseholdSizes.PersonsOf(households);

    /// <summary>Writes the city into a folder in the format of <c>contracts/city-format.md</c>.</summary>
    /// <remarks>The same city already there is left as it is, with what was prepared for submission; another one is replaced.</remarks>
    public static async Task<CityFigures> Generate(
        int households, long seed, string folder, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        Promise.That(IsSize(households), $"a city has {HouseholdsMin} to {HouseholdsMax} households");
        if (CityFile.Read(folder) is { Format: CityFile.FormatPlain, Generator: Version } there
            && there.Seed == seed && there.Households == households)
        {
            return new(there.Households, there.Persons, there.Expected);
        }

        Clear(folder);
        var city = await Write(households, seed, folder, progress, ct);
        city.Write(folder);
        return new(city.Households, city.Persons, city.Expected);
    }

    /// <summary>The requests of the fixed households by name, as every city carries them.</summary>
    public static IReadOnlyDictionary<string, byte[]> FixedRequests() => FixedHouseholds.All.ToDictionary(
        h => h.RequestId, h => JsonSerializer.SerializeToUtf8Bytes(RequestOf.Household(h), ContractJson.Wire.SubmitVerification), StringComparer.Ordinal);

    private static async Task<CityFile> Write(int households, long seed, string folder, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        await using var files = new CityWriter(folder);
        var expected = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (done, persons) = (0, 0);
        foreach (var household in Population.Draw(households, seed))
        {
            ct.ThrowIfCancellationRequested();
            var truth = household.Truth;
            files.Write(household, truth);
            expected[truth.Expected] = expected.GetValueOrDefault(truth.Expected) + 1;
            persons += household.Persons.Count;
            if (++done % ReportEvery == 0 || done == households)
            {
                progress?.Report(new("generate", done, households));
            }
        }

        return new()
        {
            Format = CityFile.FormatPlain, Generator = Version, Seed = seed, Households = done, Persons = persons, Expected = expected,
        };
    }

    internal static bool IsSize(int households) => households is >= HouseholdsMin and <= HouseholdsMax;

    /// <summary>Takes away what belonged to another city in the folder.</summary>
    internal static void Clear(string folder)
    {
        var (registries, lives) = (Path.Combine(folder, CityFiles.Registries), Path.Combine(folder, CityFiles.Lives));
        Directory.CreateDirectory(registries);
        foreach (var name in new[] { CityFiles.City, CityFiles.Submit, CityFiles.SourcesYaml, CityFiles.Truth })
        {
            File.Delete(Path.Combine(folder, name));
        }

        // What was asked of the other city's registers by file, and what they answered.
        if (Path.Combine(folder, CityFiles.Exchange) is var exchange && Directory.Exists(exchange))
        {
            Directory.Delete(exchange, recursive: true);
        }

        // Files of another city's registers and lives, which this one may not have.
        foreach (var path in new[] { registries, lives }.Where(Directory.Exists).SelectMany(place => Directory.EnumerateFiles(place, "*.csv")))
        {
            File.Delete(path);
        }
    }
}

/// <summary>How large a city is, and what its truth says.</summary>
/// <param name="Expected">Households per outcome a sound verification comes to.</param>
public sealed record CityFigures(int Households, int Persons, IReadOnlyDictionary<string, int> Expected);

/// <summary>How far generating or loading has come.</summary>
/// <param name="Step">generate, exchange or drop; read, assess, assess-without, settle or days when it is measured.</param>
/// <param name="Done">Households or sources done.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct CityProgress(string Step, long Done, long Total);
