using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>What asking is expected to bring.</summary>
public static class ExpectedYield
{
    /// <summary>Yuan a year: chance × consequence ÷ among, rounded down to the fen.</summary>
    /// <remarks>
    /// The consequence of a find is the whole stake where it ends the grant (<see cref="TopicRule.TakesAll"/>), otherwise its own size and
    /// never more than the stake. A find without a size counts as the smallest that is asked about.
    /// </remarks>
    /// <param name="stake">Yuan a year at stake, 0 or more.</param>
    /// <param name="among">Questions that share one find, 1 or more.</param>
    public static Money Of(TopicRule rule, Money? size, Money stake, int among)
    {
        var own = size ?? rule.AtLeast;
        var consequence = rule.TakesAll || own > stake ? stake : own;
        return (consequence * rule.Chance / among).Rounded(Rounding.DownToFen);
    }
}
