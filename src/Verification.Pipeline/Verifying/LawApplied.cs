using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Pipeline.Verifying;

/// <summary>The law in force for one household, with what it wants asked in the evidence step's words.</summary>
public sealed record LawApplied(PackLibrary Library, Pack Pack, SourceNeeds Needs)
{
    /// <summary>Minutes from receipt to a provisional verdict, of the programme asked for that is most urgent; null: none is.</summary>
    public int? ProvisionalMinutesFor(HouseholdFacts facts) => facts.Programmes.Min(p => Pack.Find(p)?.ProvisionalMinutes?.Value);

    /// <summary>Whether what is still open could change no outcome and no amount: the gate need not wait for it.</summary>
    public bool OpenCannotChange(HouseholdFacts facts, GatheredAnswers answers, SourceCatalogue sources) =>
        answers.Open.Count > 0 && Assessor.OpenCannotChange(Pack, facts, EvidenceSet.Of(answers.WithOpen()), sources.Gives);

    public static LawApplied To(HouseholdFacts facts, PackLibrary library, Pack pack) => new(library, pack, new(pack.Sources, pack.LookBackFor(facts.AcceptedOn)));
}
