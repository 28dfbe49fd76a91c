using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Pipeline;

/// <summary>The law in force for one household, with what it wants asked in the evidence step's words.</summary>
public sealed record LawApplied(Pack Pack, SourceNeeds Needs)
{
    public static LawApplied To(HouseholdFacts facts, Pack pack) => new(pack, new(pack.Sources, pack.LookBackFor(facts.AcceptedOn)));
}
