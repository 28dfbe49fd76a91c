using Verification.Assessment;
using Verification.City.Scoring.Assessing;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Officers;

/// <summary>Puts every household of a city in the order in which it should be looked at; answers their indexes.</summary>
/// <param name="findings">What the engine says of each.</param>
/// <param name="standard">Published standard, per head and month.</param>
internal delegate IReadOnlyList<int> VisitOrder(IReadOnlyList<CaseFinding> findings, Money standard);

/// <summary>
/// The order of the engine: reviews first, and of those the ones that stay refused unless somebody looks, then those whose own statement is not
/// below the standard, then the likelier over it before others. Then what else carries a question; then the rest, where a visit is expected to
/// change most: there signals count.
/// </summary>
internal static class EngineOrder
{
    public static IReadOnlyList<int> Of(IReadOnlyList<CaseFinding> findings, Money standard) =>
        [.. Enumerable.Range(0, findings.Count)
            .OrderBy(i => Rank(findings[i]))
            .ThenByDescending(i => findings[i].Outcome == Outcome.Review ? PartAbove(findings[i].PerHead, standard) : 0m)
            .ThenByDescending(i => findings[i].Outcome == Outcome.Review ? Money.Zero : findings[i].Yield)
            .ThenBy(i => Margin(findings[i], standard))
            .ThenBy(i => i)];

    private static int Rank(CaseFinding finding) => finding switch
    {
        { Outcome: Outcome.Review, Threatened: true } => 0,
        { Outcome: Outcome.Review, StatesEnough: true } => 1,
        { Outcome: Outcome.Review } => 2,
        { Referred: true } => 3,
        _ => 4,
    };

    /// <summary>How much of what the income may be is no less than the standard, 0…1; half of what has no end.</summary>
    private static decimal PartAbove(Interval<Money> perHead, Money standard) => perHead switch
    {
        { High: { } high } when high < standard => 0m,
        { Low: { } low } when low >= standard => 1m,
        { Low: { } low, High: { } high } => (high - standard).Yuan / (high - low).Yuan,
        _ => 0.5m,
    };

    /// <summary>Yuan between the nearer end of the income and the standard; nothing where they meet.</summary>
    private static decimal Margin(CaseFinding finding, Money standard) => finding.PerHead switch
    {
        { High: { } high } when high < standard => (standard - high).Yuan,
        { Low: { } low } when low > standard => (low - standard).Yuan,
        _ => 0m,
    };
}
