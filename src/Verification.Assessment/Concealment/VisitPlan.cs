using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>A household somebody might visit.</summary>
/// <param name="Round">Of the verdict the visit is about.</param>
/// <param name="Yield">Yuan a year a visit is expected to change, as <see cref="VisitReasons.Yield"/> says.</param>
public sealed record VisitCandidate(VerificationId Verification, int Round, VisitRank Rank, Money Yield);

/// <summary>In which order households are visited (入户次序).</summary>
public static class VisitOrder
{
    /// <summary>By rank; of equal ones the smaller id, so that nobody's hand and no order of arrival decides.</summary>
    /// <remarks>Candidates without any yield are left out: there is nothing to go there for.</remarks>
    public static IReadOnlyList<VisitCandidate> Of(IEnumerable<VisitCandidate> candidates) =>
    [
        .. candidates.Where(c => c.Yield > Money.Zero)
            .OrderBy(c => c.Rank)
            .ThenByDescending(c => c.Rank == VisitRank.Unranked ? c.Yield : Money.Zero)
            .ThenBy(c => c.Verification.Value.ToString("N"), StringComparer.Ordinal),
    ];
}

/// <summary>The visits of one week within the alert budget (预警额度), and a statement of what was withheld.</summary>
/// <param name="Listed">In the order of the visits.</param>
/// <param name="Withheld">Households with something to ask that the budget leaves out.</param>
/// <param name="LowestListed">The least yield that is listed; null when nothing is.</param>
/// <param name="HighestWithheld">The most yield that is withheld, which may be more than the least listed: reviews go first; null when nothing is.</param>
public sealed record VisitPlan(IReadOnlyList<VisitCandidate> Listed, int Withheld, Money? LowestListed, Money? HighestWithheld)
{
    /// <summary>Most officers one list is drawn for.</summary>
    public const int OfficersMax = 20;

    /// <summary>Takes as many as the officers may visit.</summary>
    /// <param name="officers">1…<see cref="OfficersMax"/>.</param>
    /// <param name="visitsEach">Visits of one officer in a week, 1 or more.</param>
    public static VisitPlan Draw(IEnumerable<VisitCandidate> candidates, int officers, int visitsEach)
    {
        Promise.That(officers is >= 1 and <= OfficersMax && visitsEach >= 1, "a list is drawn for somebody who may visit");
        var order = VisitOrder.Of(candidates);
        VisitCandidate[] listed = [.. order.Take(officers * visitsEach)];
        VisitCandidate[] withheld = [.. order.Skip(listed.Length)];
        return new(
            listed, withheld.Length, listed.Length > 0 ? listed.Min(c => c.Yield) : null, withheld.Length > 0 ? withheld.Max(c => c.Yield) : null);
    }
}
