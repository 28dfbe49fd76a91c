using Verification.City.Drawing;

namespace Verification.City.Plain;

/// <summary>All households of a city in order, each as soon as it is drawn.</summary>
internal static class Population
{
    /// <summary>The fixed households first, then the drawn ones.</summary>
    public static IEnumerable<CityHousehold> Draw(int households, long seed)
    {
        var maker = new HouseholdMaker(households, seed, new());
        foreach (var household in FixedHouseholds.All)
        {
            yield return household;
        }

        var persons = HouseholdSizes.PersonsOf(households) - FixedHouseholds.All.Sum(h => h.Persons.Count);
        var sizes = HouseholdSizes.Draw(households - FixedHouseholds.All.Count, persons, seed);
        for (var i = 0; i < sizes.Length; i++)
        {
            yield return maker.Make(i + 1, sizes[i]);
        }
    }
}
