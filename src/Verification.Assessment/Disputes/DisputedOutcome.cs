using Verification.Assessment.Explaining;
using Verification.Assessment.Packs;
using Verification.Assessment.Replacing;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Disputes;

/// <summary>What all readings of evidence come to: decided only where every one of them agrees.</summary>
/// <remarks>So a disputed record, and one of two papers that differ, refuses nobody by itself, and grants nobody anything by itself.</remarks>
internal static class DisputedOutcome
{
    /// <param name="readings">One for each of the evidence's.</param>
    public static HouseholdAssessment Of(IReadOnlyList<HouseholdAssessment> readings, EvidenceReadings read, HouseholdFacts facts)
    {
        var first = readings[0];
        var questions = Questions(first.Pack, read, facts);
        var programmes = first.Programmes.Select((_, p) => Programme(first.Pack, [.. readings.Select(r => r.Programmes[p])], read, questions)).ToList();
        var whole = first with { Programmes = programmes, HumanStepWhy = Why(readings, programmes, read) };
        return whole with { ExplanationDigest = Digest(readings, whole) };
    }

    private static ProgrammeAssessment Programme(
        Pack pack, IReadOnlyList<ProgrammeAssessment> readings, EvidenceReadings read, IReadOnlyList<QuestionOpen> questions)
    {
        var first = readings[0];
        var decides = read.TooMany || readings.Any(r => r.Outcome != first.Outcome);
        var outcome = decides ? Outcome.Review : first.Outcome;
        var conditions = first.Conditions.Select((c, i) => Condition([.. readings.Select(r => r.Conditions[i])])).ToList();
        return first with
        {
            Outcome = outcome,
            Estimated = outcome != Outcome.Ineligible && readings.Any(r => r.Estimated),
            PerHead = readings.Select(r => r.PerHead).Aggregate((one, other) => one.Hull(other)),
            Conditions = conditions,
            Flags = outcome == Outcome.Ineligible ? [] : [.. readings.SelectMany(r => r.Flags).Distinct()],
            Reasons = ProgrammeReasons.OfReadings(pack, outcome, conditions, readings, (decides, read.BothWays.Count > 0, read.Differing.Count > 0)),
            MainCause = !decides ? first.MainCause : read.BothWays.Count > 0 ? MainCause.DisputedRecord : MainCause.ConflictingSources,
            OpenQuestions = outcome == Outcome.Review ? [.. questions, .. first.OpenQuestions.Where(q => !questions.Any(asked => IsOne(asked, q)))] : [],
            Amount = outcome == Outcome.Ineligible ? null : Amount(outcome, readings),
            Next = outcome == Outcome.Ineligible ? first.Next : [],
        };
    }

    private static ConditionResult Condition(IReadOnlyList<ConditionResult> readings) => readings[0] with
    {
        Holds = readings.All(r => r.Holds == readings[0].Holds) ? readings[0].Holds : TruthValue.Unknown,
        Estimated = readings.Any(r => r.Estimated),
    };

    private static AmountFound? Amount(Outcome outcome, IReadOnlyList<ProgrammeAssessment> readings)
    {
        var found = readings.Select(r => r.Amount).OfType<AmountFound>().ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var high = found.Exists(a => a.High is null) ? (Money?)null : found.Max(a => a.High!.Value);
        // Undecided: nothing at all is as possible as the amount.
        return outcome == Outcome.Eligible
            ? new(found.Min(a => a.Low ?? Money.Zero), high, found.Exists(a => a.Payable is null) ? null : found.Min(a => a.Payable!.Value), found[0].OneOff)
            : new(Money.Zero, high, null, found[0].OneOff);
    }

    private static bool IsOne(QuestionOpen one, QuestionOpen other) => (one.Code, one.Source, one.MemberRef) == (other.Code, other.Source, other.MemberRef);

    /// <summary>
    /// The source that reported a disputed record is asked whether it stands; of papers, which no source reported, the family is asked. Each
    /// once for each person.
    /// </summary>
    private static QuestionOpen[] Questions(Pack pack, EvidenceReadings read, HouseholdFacts facts) =>
    [
        .. read.BothWays.Where(r => r.Disputed).Select(r => new QuestionOpen(
            QuestionCodes.Disputed, "source", r.Source, MemberRef(r, facts), pack.Sources.FirstOrDefault(s => s.Id == r.Source)?.Accepts ?? []))
            .Concat(read.BothWays.Where(r => !r.Disputed).Select(r => new QuestionOpen(
                QuestionCodes.MayBeSame, "family", null, MemberRef(r, facts), ["income-statement", "bank-statement", "title-document", "home-visit-record"])))
            .Concat(read.Differing.Select(r => Differs(r, MemberRef(r, facts))))
            .DistinctBy(q => (q.Code, q.Source, q.MemberRef)),
    ];

    private static QuestionOpen Differs(EvidenceItem paper, string? member) =>
        SettledIncome.MayReplace(paper) ? Review.StatedLess(member) : Review.EstimatesConflict(member);

    private static string? MemberRef(EvidenceItem record, HouseholdFacts facts) => facts.Everyone.FirstOrDefault(p => p.Ordinal == record.MemberOrdinal)?.MemberRef;

    private static IReadOnlyList<string> Why(IReadOnlyList<HouseholdAssessment> readings, List<ProgrammeAssessment> programmes, EvidenceReadings read)
    {
        var why = new List<string>();
        HumanSteps.AddOutcomes(programmes, why);
        return [.. why, .. readings.SelectMany(r => r.HumanStepWhy).Except(["adverse", "undecided"]).Distinct(StringComparer.Ordinal), .. read.BothWays.Count > 0 ? (string[])["disputed_record"] : []];
    }

    private static byte[] Digest(IReadOnlyList<HouseholdAssessment> readings, HouseholdAssessment whole)
    {
        using var trace = new Trace();
        trace.Write(readings.Count);
        foreach (var reading in readings)
        {
            trace.Write(Convert.ToHexStringLower(reading.ExplanationDigest));
        }

        Said.WriteTo(trace, whole);
        return trace.Digest();
    }
}
