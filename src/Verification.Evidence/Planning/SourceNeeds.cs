using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Which sources the law in force wants asked for one household, and for which days.</summary>
/// <param name="Sources">In the pack's order; each says from which age persons are asked about, and in which stage.</param>
/// <param name="LookBack">Days asked about.</param>
/// <remarks>How old an answer may be is the pack's word too, and judged at assessment: kept answers stay as they came.</remarks>
public sealed record SourceNeeds(IReadOnlyList<SourceRule> Sources, Period LookBack)
{
    /// <summary>What this law needs for this household.</summary>
    public static SourceNeeds Of(Pack pack, HouseholdFacts facts) => new(pack.Sources, pack.LookBackFor(facts.AcceptedOn));
}
