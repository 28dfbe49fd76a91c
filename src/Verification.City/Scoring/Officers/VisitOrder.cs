using Verification.Assessment;
using Verification.City.Scoring.Assessing;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Officers;

/// <summary>Puts every household of a city in the order in which it should be looked at; answers their indexes.</summary>
/// <param name="findings">What the engine says of each.</param>
/// <param name="standard">Published standard, per head and month.</param>
internal delegate IReadOnlyList<int> VisitOrder(IReadOnlyList<CaseFinding> findings, Money standard);

/// <summary>
/// The order of the engine: reviews first, those likelier over the standard before others, then what else carries a question, then the
/// rest, the closest calls first.
/// </summary>
internal static class EngineOrder
{
    public static IReadOnlyList<int> Of(IReadOnlyList<CaseFinding> findings, Money standard) =>
        [.. Enumerable.Range(0, findings.Count)
            .OrderBy(i => findings[i].Outcome == Outcome.Review ? 0 : findings[i].Referred ? 1 : findings[i].Estimated ? 2 : 3)
            .ThenByDescending(i => findings[i].Outcome == Outcome.Review ? PartAbove(findings[i].PerHead, standard) : 0m)
            .ThenBy(i => Margin(findings[i], standard))
            .ThenBy(i => i)];

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
