using Verification.City.Scoring.Comparing;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Officers;

/// <summary>What becomes of each household once people have looked at as many as they can.</summary>
internal static class EndToEnd
{
    /// <summary>
    /// The first of the order are referred; of those the first are visited and, where the visit finds it, get what is true. A referred
    /// household that nobody visits, or whose visit finds nothing, keeps today's outcome, and one that was decided without being on any
    /// list its verdict; the others get what the way decides.
    /// </summary>
    /// <param name="truth">Outcomes of the law applied to the truth.</param>
    /// <param name="referred">How many are referred.</param>
    /// <param name="visits">How many of those can be visited.</param>
    public static Judgement[] Of(
        Way way, IReadOnlyList<Judgement> truth, int referred, int visits, Luck luck)
    {
        Promise.That(referred <= way.Order.Count, "no more are referred than there are");
        var outcome = way.Decides.ToArray();
        for (var place = 0; place < referred; place++)
        {
            var household = way.Order[place];
            outcome[household] = place < visits && luck.Finds(household) ? truth[household] : way.Unfound[household];
        }

        return outcome;
    }
}
