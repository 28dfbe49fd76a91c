using Verification.City.Drawing;

namespace Verification.City.Lives.Living;

/// <summary>How well off a household is meant to be: many live near the limits, because that is where one applies.</summary>
internal static class Standing
{
    /// <summary>Monthly standard per head of 2020, yuan.</summary>
    public const int Standard = 589;

    /// <summary>Yuan of financial property per head that law allows: 24 months of the standard.</summary>
    public const int FinancialLimit = 24 * Standard;

    /// <summary>Yuan a month per head: near the standard, plainly below or above.</summary>
    public static int PerHead(Chance chance, CitySet set, bool conceals)
    {
        var at = conceals ? chance.Weighed(36, 12, 52) : chance.Weighed(38, 46, 16);
        var (near, below, above) = (chance.Between(472, 706), chance.Between(60, 471), chance.Between(707, 2_300));

        // A heavy tail: one in three of those above has up to four times as much, fewer the higher.
        var (rare, times) = (chance.Happens(330), 1_000 + (5_000_000 / chance.Between(1_000, 6_000)));
        return at switch { 0 => near, 1 => below, _ => set.HeavyTail && rare ? above * times / 1_500 : above };
    }

    /// <summary>Financial property in per mille of the limit.</summary>
    public static int Savings(Chance chance, bool conceals)
    {
        var at = conceals ? chance.Weighed(10, 30, 15, 15, 30) : chance.Weighed(30, 38, 18, 8, 6);
        var ranges = new[] { (conceals ? 20 : 0, 30), (31, 250), (251, 799), (800, 1_200), (1_201, 4_000) };
        var (low, high) = ranges[at];
        return chance.Between(low, high);
    }
}
