using Verification.Assessment.Packs.Cases;

namespace Verification.Assessment.Packs.Comparing;

/// <summary>What is different between two folders of law.</summary>
/// <param name="Places">Counties that have law on other days than before.</param>
/// <param name="Values">Values of law.</param>
/// <param name="Rules">Quantities, programmes and every other rule, down to the words that changed.</param>
/// <param name="Outcomes">Cases of both folders that come out differently.</param>
public sealed record PackChanges(
    IReadOnlyList<PlaceChange> Places, IReadOnlyList<LawChange> Values, IReadOnlyList<LawChange> Rules, IReadOnlyList<OutcomeChange> Outcomes)
{
    public bool AreNone => Places.Count + Values.Count + Rules.Count + Outcomes.Count == 0;
}

/// <summary>A county and the days it had law, and has.</summary>
public sealed record PlaceChange(CountyInForce? Was, CountyInForce? Is);

/// <summary>One thing the law of a place says differently from a day on.</summary>
/// <param name="Place">Region, with the counties when the law names them.</param>
/// <param name="From">First day on which it differs.</param>
/// <param name="Name">What it is called, e.g. <c>dibao.standard</c>, <c>programmes dibao conditions income holds</c>.</param>
/// <param name="Was">As written before, with its article; null: nothing.</param>
/// <param name="Is">As written now; null: nothing.</param>
public sealed record LawChange(string Place, DateOnly From, string Name, string? Was, string? Is);
