using Verification.Vocabulary;

namespace Verification.City.Drawing;

/// <summary>How many persons live in each household: 1 to 6, on average as in Tianshui.</summary>
internal static class HouseholdSizes
{
    // Persons and households on urban and rural dibao in the city: their ratio is the mean size.
    private const int CityHouseholds = 19_462;
    private const int CityPersons = 47_949;

    private static readonly int[] SizeWeights = [260, 300, 250, 130, 45, 15];

    /// <summary>How many persons a city of so many households has.</summary>
    public static int PersonsOf(int households) => (int)((((long)households * CityPersons) + (CityHouseholds / 2)) / CityHouseholds);

    /// <summary>Drawn by weight, then single households grow or shrink by one until the sum is right.</summary>
    public static int[] Draw(int households, int persons, long seed)
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
