using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>What part of a thing the counted members hold: all of it when nobody else is named.</summary>
internal static class Shares
{
    private static readonly Extent Whole = Extent.Point(1m);

    public static Extent Of(Frame frame, IReadOnlyList<Holding> holders, int person)
    {
        if (holders.Count == 0)
        {
            return frame.Household.Counted[person] ? Whole : Extent.Zero;
        }

        var (low, high, others) = (0m, 0m, false);
        for (var i = 0; i < holders.Count; i++)
        {
            var holding = holders[i];
            if (IndexOf(frame.Facts, holding.MemberOrdinal) is >= 0 and var index && frame.Household.Counted[index])
            {
                low += holding.Share.Low ?? 0m;
                high += holding.Share.High ?? 1m;
            }
            else
            {
                others = true;
            }
        }

        // Unknown shares among counted members alone add up to the whole; known ones may leave a part to somebody nobody named.
        return others || high < 1m ? Extent.Between(Math.Min(low, 1m), Math.Min(high, 1m)) : Whole;
    }

    private static int IndexOf(HouseholdFacts facts, int? ordinal)
    {
        for (var p = 0; p < facts.Members.Count; p++)
        {
            if (facts.Members[p].Ordinal == ordinal)
            {
                return p;
            }
        }

        return -1;
    }
}
