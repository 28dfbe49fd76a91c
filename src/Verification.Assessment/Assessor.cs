using Verification.Assessment.Disputes;
using Verification.Assessment.Explaining;
using Verification.Assessment.Flexible;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Assesses a household: the same pack, facts and evidence give the same assessment on any machine.</summary>
public static class Assessor
{
    /// <summary>Tests every programme asked for that the pack knows, in the pack's order.</summary>
    /// <remarks>Programmes the pack does not know must have been refused at intake; at least one must be known.</remarks>
    public static HouseholdAssessment Assess(Pack pack, HouseholdFacts facts, EvidenceSet evidence) => AsRead(pack, facts, evidence, null);

    /// <summary>The same under the law of a library, with what is owed for months before that law was published.</summary>
    /// <param name="coverage">Collects which arms of which rules the household takes; null: nobody asks.</param>
    public static HouseholdAssessment Assess(
        PackLibrary library, Pack pack, HouseholdFacts facts, EvidenceSet evidence, BranchCoverage? coverage = null) =>
        WithArrears(AsRead(pack, facts, evidence, coverage), library, facts, evidence);

    /// <summary>The tree of steps from evidence to outcome, rebuilt; its digest is that of the assessment.</summary>
    /// <remarks>Of evidence that can be read in several ways it shows the steps of the first, in which every disputed record counts.</remarks>
    public static Explanation Explain(Pack pack, HouseholdFacts facts, EvidenceSet evidence)
    {
        var read = EvidenceReadings.Of(pack, evidence);
        using var run = AssessmentRun.Of(pack, facts, read.All[0]);
        return read.IsOne ? run.Explain() : run.Explain(Assess(pack, facts, evidence), read.BothWays.Count, read.Differing.Count);
    }

    /// <summary>The same under the law of a library, with what is owed for months before that law was published; the digest is the same.</summary>
    public static Explanation Explain(PackLibrary library, Pack pack, HouseholdFacts facts, EvidenceSet evidence)
    {
        var explanation = Explain(pack, facts, evidence);
        return explanation with { Assessment = WithArrears(explanation.Assessment, library, facts, evidence) };
    }

    /// <summary>What was estimated of each counted member over the look-back of the first programme asked for, in the first plausible composition.</summary>
    public static IReadOnlyList<PersonEstimate> Estimates(Pack pack, HouseholdFacts facts, EvidenceSet evidence)
    {
        using var run = AssessmentRun.Of(pack, facts, AsRead(pack, evidence));
        return run.Estimates();
    }

    /// <summary>Which kinds of members' income records show more of than the person states; papers that answer about it are left outside.</summary>
    public static IReadOnlySet<PersonsIncome> Contradicted(Pack pack, HouseholdFacts facts, EvidenceSet evidence) => Contradictions.Of(pack, facts, evidence);

    /// <summary>The records that lie in the evidence and do not count, or not for sure, because papers answer about that income.</summary>
    public static IReadOnlyList<RecordSetAside> SetAside(Pack pack, EvidenceSet evidence) => SettingAside.Of(pack, evidence);

    /// <summary>The records of papers that end what was estimated or claimed of that income; of papers that differ those of the first reading.</summary>
    public static IReadOnlyList<EvidenceItem> Ending(Pack pack, EvidenceSet evidence) => [.. AsRead(pack, evidence).Settled.SelectMany(s => s.Ending)];

    /// <summary>Whether no answer of the sources still open could change an outcome or an amount: the gate need not wait for them.</summary>
    /// <param name="gives">What each source may give at all; a source it does not name may give what its bounds say.</param>
    public static bool OpenCannotChange(Pack pack, HouseholdFacts facts, EvidenceSet evidence, Gifts? gives = null) =>
        OpenSources.CannotChange(pack, facts, evidence, gives ?? Gifts.Unknown);

    /// <summary>Outcomes and amounts alone, for a question about what might be: nothing of it is issued, and nobody need prove it.</summary>
    /// <param name="goOn">Asked after each programme whether the next one matters still.</param>
    internal static IReadOnlyList<ProgrammeTried> Try(Pack pack, HouseholdFacts facts, EvidenceSet evidence, Func<ProgrammeTried, bool> goOn)
    {
        if (evidence.IsToBeRead)
        {
            return [.. Assess(pack, facts, evidence).Programmes.Select(p => new ProgrammeTried(p.Programme, p.Outcome, p.Amount))];
        }

        using var run = AssessmentRun.Of(pack, facts, evidence);
        return run.Try(goOn);
    }

    /// <summary>What was declared otherwise than found, alone; likewise.</summary>
    internal static IReadOnlyList<DiscrepancyFound> Discrepancies(Pack pack, HouseholdFacts facts, EvidenceSet evidence)
    {
        if (evidence.IsToBeRead)
        {
            return Assess(pack, facts, evidence).Discrepancies;
        }

        var heard = Hearing.Of(pack, facts, evidence, pack.LookBackFor(facts.AcceptedOn));
        return Assessment.Discrepancies.Find(WeakMatches.MustBeLookedAt(pack, evidence), facts, heard, pack.LookBack.For(facts.AcceptedOn));
    }

    /// <summary>What counts in the first of the evidence's readings; of disputed records nothing is taken away, as the evidence lies there.</summary>
    internal static EvidenceSet AsRead(Pack pack, EvidenceSet evidence) =>
        evidence.HasAnswer ? evidence.Read(PaperReadings.Of(pack, evidence).All[0]) : evidence;

    /// <summary>The evidence as it stands, or what all its readings come to where there are several.</summary>
    private static HouseholdAssessment AsRead(Pack pack, HouseholdFacts facts, EvidenceSet evidence, BranchCoverage? coverage)
    {
        if (!evidence.IsToBeRead)
        {
            return Once(pack, facts, evidence, coverage);
        }

        var read = EvidenceReadings.Of(pack, evidence);
        HouseholdAssessment[] readings = [.. read.All.Select(one => Once(pack, facts, one, coverage))];
        return read.IsOne ? readings[0] : DisputedOutcome.Of(readings, read, facts);
    }

    private static HouseholdAssessment Once(Pack pack, HouseholdFacts facts, EvidenceSet evidence, BranchCoverage? coverage)
    {
        using var run = AssessmentRun.Of(pack, facts, evidence, coverage);
        return run.Assess();
    }

    private static HouseholdAssessment WithArrears(HouseholdAssessment assessment, PackLibrary library, HouseholdFacts facts, EvidenceSet evidence) =>
        facts.Circumstances.Receiving.Count == 0 ? assessment : assessment with
        {
            Programmes = [.. assessment.Programmes.Select(p => p.Outcome == Outcome.Eligible
                ? p with { Arrears = Arrears.Of(library, facts, evidence, p.Programme) }
                : p)],
        };
}
