using Verification.Assessment.Explaining;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Disputes;

/// <summary>What all readings of disputed evidence come to: decided only where every one of them agrees.</summary>
/// <remarks>So a disputed record refuses nobody by itself, and grants nobody anything by itself.</remarks>
internal static class DisputedOutcome
{
    public static HouseholdAssessment Of(IReadOnlyList<HouseholdAssessment> readings, IReadOnlyList<EvidenceItem> records, HouseholdFacts facts)
    {
        var first = readings[0];
        var tooMany = records.Count > DisputedReadings.RecordsMax;
        var programmes = first.Programmes.Select((_, p) => Programme(first.Pack, [.. readings.Select(r => r.Programmes[p])], tooMany, Questions(first.Pack, records, facts))).ToList();
        var whole = first with { Programmes = programmes, HumanStepWhy = Why(readings, programmes) };
        return whole with { ExplanationDigest = Digest(readings, whole) };
    }

    private static ProgrammeAssessment Programme(
        Pack pack, IReadOnlyList<ProgrammeAssessment> readings, bool tooMany, IReadOnlyList<QuestionOpen> questions)
    {
        var first = readings[0];
        var decides = tooMany || readings.Any(r => r.Outcome != first.Outcome);
        var outcome = decides ? Outcome.Review : first.Outcome;
        var conditions = first.Conditions.Select((c, i) => Condition([.. readings.Select(r => r.Conditions[i])])).ToList();
        return first with
        {
            Outcome = outcome,
            Estimated = outcome != Outcome.Ineligible && readings.Any(r => r.Estimated),
            PerHead = readings.Select(r => r.PerHead).Aggregate((one, other) => one.Hull(other)),
            Conditions = conditions,
            Flags = outcome == Outcome.Ineligible ? [] : [.. readings.SelectMany(r => r.Flags).Distinct()],
            Reasons = ProgrammeReasons.OfReadings(pack, outcome, conditions, readings, decides),
            MainCause = decides ? MainCause.DisputedRecord : first.MainCause,
            OpenQuestions = outcome == Outcome.Review ? [.. questions, .. first.OpenQuestions] : [],
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

    /// <summary>The source that reported a record is asked whether it stands, once for each person.</summary>
    private static QuestionOpen[] Questions(Pack pack, IReadOnlyList<EvidenceItem> records, HouseholdFacts facts) =>
    [
        .. records.Select(r => new QuestionOpen(
            "question.disputed", "source", r.Source, facts.Everyone.FirstOrDefault(p => p.Ordinal == r.MemberOrdinal)?.MemberRef,
            pack.Sources.FirstOrDefault(s => s.Id == r.Source)?.Accepts ?? [])).DistinctBy(q => (q.Source, q.MemberRef)),
    ];

    private static IReadOnlyList<string> Why(IReadOnlyList<HouseholdAssessment> readings, List<ProgrammeAssessment> programmes)
    {
        var why = new List<string>();
        HumanSteps.AddOutcomes(programmes, why);
        return [.. why, .. readings.SelectMany(r => r.HumanStepWhy).Except(["adverse", "undecided"]).Distinct(StringComparer.Ordinal), "disputed_record"];
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
