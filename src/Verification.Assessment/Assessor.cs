using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Assesses a household: the same pack, facts and evidence give the same assessment on any machine.</summary>
public static class Assessor
{
    /// <summary>Tests every programme asked for that the pack knows, in the pack's order.</summary>
    /// <remarks>Programmes the pack does not know must have been refused at intake; at least one must be known.</remarks>
    public static HouseholdAssessment Assess(Pack pack, HouseholdFacts facts, EvidenceSet evidence)
    {
        var lookBack = pack.LookBackFor(facts.AcceptedOn);
        var hearing = Hearing.Of(pack, facts, evidence, lookBack);
        var composition = new CompositionBuilder(pack, facts, hearing).Build();
        var variants = Variants(pack, facts, hearing, lookBack, composition);
        var discrepancies = Discrepancies.Find(pack, facts, hearing, lookBack);
        var programmes = Programmes(pack, facts, composition, variants);
        var explanation = Explained(pack, facts, lookBack, composition, variants, programmes);
        return new()
        {
            Pack = pack,
            FirstMonth = pack.LookBack.FirstMonth(facts.AcceptedOn),
            LastMonth = pack.LookBack.LastMonth(facts.AcceptedOn),
            Members = composition.Standings,
            Programmes = programmes,
            Sources = SourceStandings.Of(pack, facts, hearing, evidence),
            Discrepancies = discrepancies,
            HumanStepWhy = HumanStep(facts, programmes),
            Explanation = explanation,
            ExplanationDigest = StepDigest.Of(explanation),
        };
    }

    /// <summary>Whether no answer of the sources still open could change an outcome: the gate need not wait for them.</summary>
    /// <remarks>Here an open supporting source widens like a mandatory one: it has not been silent yet.</remarks>
    public static bool OpenCannotChange(Pack pack, HouseholdFacts facts, EvidenceSet evidence)
    {
        var waited = pack with
        {
            Sources = [.. pack.Sources.Select(s => evidence.IsOpen(s.Id) && s.Bounds != Bounds.None ? s with { Role = SourceRole.Mandatory } : s)],
        };
        return Assess(waited, facts, evidence).Programmes.All(p => p.Outcome != Outcome.Review);
    }

    private static List<Variant> Variants(Pack pack, HouseholdFacts facts, Hearing hearing, Period lookBack, Composition composition)
    {
        var variants = new List<Variant>(composition.Plausible.Count);
        foreach (var household in composition.Plausible)
        {
            // Nobody to count: there is no head to divide by, and nothing is decided.
            if (household.Count > 0)
            {
                variants.Add(new(
                    household.Count, new IncomeTally(pack, facts, hearing, lookBack).PerHead(household),
                    new PropertyTally(pack, facts, hearing).Financial(household)));
            }
        }

        return variants;
    }

    private static List<ProgrammeAssessment> Programmes(Pack pack, HouseholdFacts facts, Composition composition, List<Variant> variants)
    {
        var programmes = new List<ProgrammeAssessment>(1);
        foreach (var rule in pack.Programmes)
        {
            if (facts.Programmes.Contains(rule.Programme))
            {
                programmes.Add(new ProgrammeTest(pack, rule, facts, composition, variants).Run());
            }
        }

        Promise.That(programmes.Count > 0, "a household is assessed for at least one programme of its pack");
        return programmes;
    }

    private static List<string> HumanStep(HouseholdFacts facts, List<ProgrammeAssessment> programmes)
    {
        var why = new List<string>();
        if (programmes.Exists(p => p.Outcome == Outcome.Ineligible))
        {
            why.Add("adverse");
        }

        if (programmes.Exists(p => p.Outcome == Outcome.Review))
        {
            why.Add("undecided");
        }

        if (facts.KinOfStaff)
        {
            why.Add("kin_of_staff");
        }

        if (facts.Reported)
        {
            why.Add("reported");
        }

        return why;
    }

    private static Step Explained(
        Pack pack, HouseholdFacts facts, Period lookBack, Composition composition, List<Variant> variants, List<ProgrammeAssessment> programmes)
    {
        var parts = new List<Step>(composition.Steps);
        foreach (var variant in variants)
        {
            parts.Add(variant.Income.Step);
            parts.Add(variant.Financial.Step);
        }

        foreach (var programme in programmes)
        {
            parts.Add(ProgrammeSteps.Of(programme));
        }

        return new(
            "verdict", null,
            [
                new("pack", pack.Name), new("pack_digest", pack.Digest), new("accepted_on", Canonical.Text(facts.AcceptedOn)),
                new("as_of", Canonical.Text(facts.AsOf)), new("look_back_from", Canonical.Text(lookBack.From!.Value)),
                new("look_back_to", Canonical.Text(lookBack.To!.Value)),
            ],
            "", parts);
    }
}

/// <summary>The quantities of one plausible composition.</summary>
internal sealed record Variant(int Count, Quantity Income, Quantity Financial)
{
    public Quantity Of(QuantityName name) => name == QuantityName.IncomePerHead ? Income : Financial;
}
