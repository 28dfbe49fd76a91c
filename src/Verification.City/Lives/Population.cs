using Verification.Vocabulary;

namespace Verification.City.Lives;

/// <summary>All households of a city in order, each as soon as it is drawn.</summary>
internal static class Population
{
    // Persons and households on urban and rural dibao in the city: their ratio is the mean size.
    private const int CityHouseholds = 19_462;
    private const int CityPersons = 47_949;

    private static readonly int[] SizeWeights = [260, 300, 250, 130, 45, 15];

    /// <summary>How many persons a city of so many households has.</summary>
    public static int PersonsOf(int households) => (int)((((long)households * CityPersons) + (CityHouseholds / 2)) / CityHouseholds);

    /// <summary>The fixed households first, then the drawn ones.</summary>
    public static IEnumerable<CityHousehold> Draw(int households, long seed)
    {
        var maker = new HouseholdMaker(households, seed, new());
        foreach (var household in FixedHouseholds.All)
        {
            yield return household;
        }

        var sizes = Sizes(households - FixedHouseholds.All.Count, PersonsOf(households) - FixedHouseholds.All.Sum(h => h.Persons.Count), seed);
        for (var i = 0; i < sizes.Length; i++)
        {
            yield return maker.Make(i + 1, sizes[i]);
        }
    }

    // Drawn by weight, then single households grow or shrink by one until the sum is right.
    private static int[] Sizes(int households, int persons, long seed)
    {
        Promise.That(persons >= households && persons <= households * SizeWeights.Length, "the mean size lies between 1 and 6");
        var chance = Chance.For(seed, -1);
        var sizes = new int[households];
        for (var i = 0; i < households; i++)
        {
            sizes[i] = chance.Weighed(SizeWeights) + 1;
        }

        for (var missing = persons - sizes.Sum(); missing != 0; missing -= Math.Sign(missing))
        {
            int at;
            do
            {
                at = chance.Below(households);
            }
            while (sizes[at] + Math.Sign(missing) is < 1 or > 6);
            sizes[at] += Math.Sign(missing);
        }

        return sizes;
    }
}
