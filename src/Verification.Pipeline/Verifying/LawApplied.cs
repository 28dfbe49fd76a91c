using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Pipeline.Verifying;

/// <summary>The law in force for one household, with what it wants asked in the evidence step's words.</summary>
public sealed record LawApplied(PackLibrary Library, Pack Pack, SourceNeeds Needs)
{
    /// <summary>Minutes from receipt to a provisional verdict, of the programme asked for that is most urgent; null: none is.</summary>
    public int? ProvisionalMinutesFor(HouseholdFacts facts) => facts.Programmes.Min(p => Pack.Find(p)?.ProvisionalMinutes?.Value);

    public static LawApplied To(HouseholdFacts facts, PackLibrary library, Pack pack) => new(library, pack, new(pack.Sources, pack.LookBackFor(facts.AcceptedOn)));
}
