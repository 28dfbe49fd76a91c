namespace Verification.City;

/// <summary>Makes a synthetic city: the same number of households and seed give the same files on any machine.</summary>
public static class CityGenerator
{
    /// <summary>Fewest households: the fixed ones and a few beside them.</summary>
    public const int HouseholdsMin = 10;

    public const int HouseholdsMax = 200_000;

    /// <summary>Writes the city into a folder in the format of <c>contracts/city-format.md</c>; what stood there is replaced.</summary>
    public static Task<CityFigures> Generate(int households, long seed, string folder, IProgress<CityProgress>? progress, CancellationToken ct) =>
        throw new NotSupportedException();
}

/// <summary>How large a city is, and what its truth says.</summary>
public sealed record CityFigures(int Households, int Persons, IReadOnlyDictionary<string, int> Expected);

/// <summary>How far generating or loading has come.</summary>
/// <param name="Step">generate, exchange, drop or register.</param>
/// <param name="Done">Households or records done.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct CityProgress(string Step, long Done, long Total);
