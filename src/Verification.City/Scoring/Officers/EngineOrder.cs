using Verification.Assessment.Concealment;
using Verification.City.Scoring.Assessing;

namespace Verification.City.Scoring.Officers;

/// <summary>Puts every household of a city in the order in which it should be looked at; answers their indexes.</summary>
/// <param name="findings">What the engine says of each.</param>
internal delegate IReadOnlyList<int> CityOrder(IReadOnlyList<CaseFinding> findings);

/// <summary>The order of the service's visit lists (<see cref="VisitRank"/>), over every household, also those no list would hold.</summary>
internal static class EngineOrder
{
    public static IReadOnlyList<int> Of(IReadOnlyList<CaseFinding> findings) =>
        [.. Enumerable.Range(0, findings.Count).OrderBy(i => findings[i].Rank).ThenBy(i => i)];
}
