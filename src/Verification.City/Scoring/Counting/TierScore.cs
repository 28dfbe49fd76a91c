using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring.Counting;

/// <summary>Whether a household stands in the tier it belongs to.</summary>
internal static class TierScore
{
    /// <summary>Null when the truth says no tiers.</summary>
    public static Share? Of(IReadOnlyList<Judgement> outcomes, IReadOnlyList<HouseholdTruth> truths) => truths.Any(t => t.Tier is null)
        ? null
        : new(truths.Where((truth, i) => truth.Tier == outcomes[i].Tier).Count(), truths.Count);
}
