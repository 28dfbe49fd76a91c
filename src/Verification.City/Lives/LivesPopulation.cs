using Verification.City.Drawing;

namespace Verification.City.Lives;

/// <summary>All households of a lives city in order, each as soon as it is drawn.</summary>
internal static class LivesPopulation
{
    public static IEnumerable<LivedHousehold> Draw(CitySet set, int households, long seed)
    {
        var maker = new LivesMaker(set, households, seed, new());
        var sizes = HouseholdSizes.Draw(households, HouseholdSizes.PersonsOf(households), seed);
        for (var i = 0; i < sizes.Length; i++)
        {
            yield return maker.Make(i + 1, sizes[i]);
        }
    }
}
