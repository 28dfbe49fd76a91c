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

        var asIssued = Replaced(evidence, spared, a => new Answer.Silent(a.Verification, a.Source, a.MemberOrdinal, Silence.NotAsked));
        if (Assessor.Discrepancies(pack, facts, asIssued).Count > 0)
        {
            return false;
        }

        var supporting = pack.Sources.Where(s => s.Role == SourceRole.Supporting).Select(s => s.Id).ToHashSet();
        return Same(pack, facts, Waiting(evidence, supporting), outcomes, gives);
    }

    // Whether one source alone would be believed against the household's statement is not asked: two are.
    private static bool RestsOnTwo(Pack pack, HouseholdFacts facts, EvidenceSet evidence, IReadOnlyList<Outcome> outcomes, Gifts gives) =>
        evidence.Sources.Where(s => s.Answers.Any(a => a is Answer.Answered))
            .All(s => Same(
                pack with { Statement = pack.Statement with { AskedFirst = null } }, facts, Waiting(evidence, new HashSet<SourceId> { s.Source }), outcomes, gives));

    private static bool Same(Pack pack, HouseholdFacts facts, EvidenceSet evidence, IReadOnlyList<Outcome> outcomes, Gifts gives) =>
        OpenSources.Outcomes(pack, facts, evidence, gives) is { } others && others.SequenceEqual(outcomes);

    private static EvidenceSet Waiting(EvidenceSet evidence, IReadOnlySet<SourceId> sources) =>
        Replaced(evidence, sources, a => new Answer.Later(a.Verification, a.Source, a.MemberOrdinal, null, null));

    private static EvidenceSet Replaced(EvidenceSet evidence, IReadOnlySet<SourceId> sources, Func<Answer, Answer> by) => EvidenceSet.Of(
        evidence.Sources.SelectMany(s => s.Answers).Select(a => sources.Contains(a.Source) ? by(a) : a));
}
