using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring.Counting;

/// <summary>Whether a household stands in the tier it belongs to.</summary>
internal static class TierScore
{
    /// <summary>Null when the truth says no tiers.</summary>
    public static Share? Of(IReadOnlyList<CityCase> cases, IReadOnlyList<Judgement> outcomes) => cases.Any(c => c.Truth.Tier is null)
        ? null
        : new(cases.Where((c, i) => c.Truth.Tier == Of(cases[i], outcomes[i])).Count(), cases.Count);

    private static string Of(CityCase one, Judgement outcome) => outcome.Granted ? CityCase.Programme.Code : one.Truth.Tier == CityCase.Programme.Code ? "none" : one.Truth.Tier!;
}
