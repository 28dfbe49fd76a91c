using Verification.City.Drawing;
using Verification.City.Files;
using Verification.City.Lives;
using Verification.City.Lives.Recording;
using Verification.Vocabulary;

namespace Verification.City;

/// <summary>Makes a city of lives: months of work, property and concealment, of which registers see a part.</summary>
/// <remarks>The same set, seed and number of households give the same files on any machine; nobody says what a check should find.</remarks>
public static class LivesGenerator
{
    /// <summary>Raised whenever the same seed would give another city.</summary>
    public const int Version = 2;

    /// <summary>Urban households on dibao in Tianshui in November 2020.</summary>
    public const int HouseholdsUsual = 19_462;

    private const int ReportEvery = 500;

    /// <summary>Names of the sets: A to tune on, the others shifted.</summary>
    public static IReadOnlyList<string> Sets { get; } = [.. CitySet.All.Select(set => set.Name)];

    /// <summary>Writes the city into a folder in the format of <c>contracts/city-format.md</c>.</summary>
    /// <remarks>The same city already there is left as it is, with what was prepared for submission; another one is replaced.</remarks>
    public static async Task<CityFigures> Generate(LivesOrder order, string folder, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        var (set, households, seed) = (order.Set, order.Households, order.Seed);
        Promise.That(CityGenerator.IsSize(households), $"a city has {CityGenerator.HouseholdsMin} to {CityGenerator.HouseholdsMax} households");
        var drawn = CitySet.Find(set) ?? throw new BrokenPromise($"there is no set {set}");
        if (CityFile.Read(folder) is { Format: CityFile.FormatLives, Generator: Version } there
            && there.Set == set && there.Seed == seed && there.Households == households && (there.Fixed ?? false) == order.WithFixed)
        {
            return new(there.Households, there.Persons, there.Expected);
        }

        CityGenerator.Clear(folder);
        var persons = await Write(drawn, order, folder, progress, ct);
        new CityFile
        {
            Format = CityFile.FormatLives, Generator = Version, Set = set, Seed = seed, Households = households, Persons = persons,
            Expected = new Dictionary<string, int>(), Fixed = order.WithFixed ? true : null,
        }.Write(folder);
        return new(households, persons, new Dictionary<string, int>());
    }

    /// <summary>The same for a city of nobody but its own households.</summary>
    /// <param name="set">One of <see cref="Sets"/>.</param>
    public static Task<CityFigures> Generate(
        string set, int households, long seed, string folder, IProgress<CityProgress>? progress, CancellationToken ct) =>
        Generate(new LivesOrder(set, households, seed), folder, progress, ct);

    private static async Task<int> Write(
        CitySet set, LivesOrder order, string folder, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        var (households, seed) = (order.Households, order.Seed);
        await using var files = new LivesWriter(folder, set);
        if (order.WithFixed)
        {
            files.WriteFixed();
        }

        var (rates, outages) = (new ErrorRates(seed), new Delays(set, seed));
        var persons = 0;
        foreach (var household in LivesPopulation.Draw(set, households, seed))
        {
            ct.ThrowIfCancellationRequested();
            var records = Of(Topic.Records);
            files.Write(household, Of(Topic.Stating), outages.Of(household, Of(Topic.Delays)));
            Records.Of(household, records, new(rates, Of(Topic.Errors), files));
            persons += household.Persons.Count(p => p.LivesHere);
            if (household.Number % ReportEvery == 0 || household.Number == households)
            {
                progress?.Report(new("generate", household.Number, households));
            }

            Chance Of(Topic topic) => Chance.For(seed, household.Number, (int)topic);
        }

        return persons;
    }
}

/// <summary>Which city of lives.</summary>
/// <param name="Set">One of <see cref="LivesGenerator.Sets"/>.</param>
public sealed record LivesOrder(string Set, int Households, long Seed)
{
    /// <summary>Whether the registers know the fixed households of the plain city too, so that these can be submitted by hand; the city has no requests of theirs.</summary>
    public bool WithFixed { get; init; }
}
