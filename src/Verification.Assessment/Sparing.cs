using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Whether questions not asked yet may be spared (免查), given what the sources asked before them have said.</summary>
/// <remarks>
/// Spared is only what cannot change an outcome or an amount. An `ineligible` must besides rest on two sources of which neither is needed,
/// or on records of mandatory sources that nobody disputes: who may be refused on one source's word alone is asked about everywhere.
/// </remarks>
public static class Sparing
{
    /// <param name="evidence">What is known; a question not asked yet is an <see cref="Answer.Later"/>.</param>
    /// <param name="spared">Supporting sources the question is about.</param>
    public static bool IsAllowed(Pack pack, HouseholdFacts facts, EvidenceSet evidence, IReadOnlySet<SourceId> spared, Gifts gives)
    {
        if (pack.Sources.Any(s => spared.Contains(s.Id) && s.Role == SourceRole.Mandatory))
        {
            return false;
        }

        return OpenSources.Outcomes(pack, facts, evidence, gives) is { } outcomes
            && (!outcomes.Contains(Outcome.Ineligible) || IsUndisputed(pack, facts, evidence, spared, outcomes, gives) || RestsOnTwo(pack, facts, evidence, outcomes, gives));
    }

    /// <summary>The household, whoever reported it and the sources agree, and the records of mandatory sources suffice.</summary>
    private static bool IsUndisputed(
        Pack pack, HouseholdFacts facts, EvidenceSet evidence, IReadOnlySet<SourceId> spared, IReadOnlyList<Outcome> outcomes, Gifts gives)
    {
        if (facts.Reported || facts.Kind is "reported" or "objection")
        {
            return false;
        }

        var asIssued = evidence.With(spared.Contains, a => new Answer.Silent(a.Verification, a.Source, a.MemberOrdinal, Silence.NotAsked));
        if (Assessor.Discrepancies(pack, facts, asIssued).Count > 0)
        {
            return false;
        }

        return Same(pack, facts, evidence.With(source => IsSupporting(pack, source), NotYet), outcomes, gives);
    }

    // Whether one source alone would be believed against the household's statement is not asked: two are.
    private static bool RestsOnTwo(Pack pack, HouseholdFacts facts, EvidenceSet evidence, IReadOnlyList<Outcome> outcomes, Gifts gives)
    {
        var believed = pack with { Statement = pack.Statement with { AskedFirst = null } };
        return evidence.Sources.Where(s => s.Answers.Any(a => a is Answer.Answered))
            .All(s => Same(believed, facts, evidence.With(source => source == s.Source, NotYet), outcomes, gives));
    }

    private static bool Same(Pack pack, HouseholdFacts facts, EvidenceSet evidence, IReadOnlyList<Outcome> outcomes, Gifts gives) =>
        OpenSources.Outcomes(pack, facts, evidence, gives) is { } others && others.SequenceEqual(outcomes);

    private static bool IsSupporting(Pack pack, SourceId source)
    {
        foreach (var rule in pack.Sources)
        {
            if (rule.Id == source)
            {
                return rule.Role == SourceRole.Supporting;
            }
        }

        return false;
    }

    private static Answer NotYet(Answer answer) => new Answer.Later(answer.Verification, answer.Source, answer.MemberOrdinal, null, null);
}
