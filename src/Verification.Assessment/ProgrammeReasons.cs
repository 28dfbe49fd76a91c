using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Every condition's reason, the deciding ones first.</summary>
internal static class ProgrammeReasons
{
    public static IReadOnlyList<ReasonGiven> Of(
        Pack pack, Outcome outcome, List<ConditionResult> conditions, IReadOnlyList<FlagRule> flags, Composition composition, bool nobodyCounted,
        bool weakMatch)
    {
        var deciding = outcome switch { Outcome.Eligible => TruthValue.True, Outcome.Ineligible => TruthValue.False, _ => TruthValue.Unknown };
        var reasons = new List<ReasonGiven>(conditions.Count + 2);
        if (outcome == Outcome.Review && (nobodyCounted || composition.IsOpen))
        {
            reasons.Add(Given(pack, nobodyCounted ? "composition.nobody_counted" : "composition.open", null));
        }

        Add(pack, conditions, deciding, isDeciding: true, reasons);
        foreach (var flag in flags)
        {
            reasons.Add(Given(pack, flag.Code, flag.Article));
        }

        Add(pack, conditions, deciding, isDeciding: false, reasons);
        if (weakMatch)
        {
            reasons.Add(Given(pack, "identity.weak_match", null));
        }

        foreach (var note in composition.Notes)
        {
            reasons.Add(Given(pack, note, null));
        }

        return reasons;
    }

    /// <summary>The reasons when evidence was read in several ways.</summary>
    /// <param name="conditions">What every reading agrees on.</param>
    /// <param name="read">Whether the readings decide, not agreeing on the outcome, and what they differ by.</param>
    public static IReadOnlyList<ReasonGiven> OfReadings(
        Pack pack, Outcome outcome, List<ConditionResult> conditions, IReadOnlyList<ProgrammeAssessment> readings,
        (bool Decides, bool ByDisputed, bool ByPapers) read)
    {
        var deciding = outcome switch { Outcome.Eligible => TruthValue.True, Outcome.Ineligible => TruthValue.False, _ => TruthValue.Unknown };
        var ofConditions = conditions.SelectMany(c => new[] { c.Rule.WhenTrue, c.Rule.WhenFalse, c.Rule.WhenUnknown }).ToHashSet(StringComparer.Ordinal);
        var why = new List<ReasonGiven>(2);
        if (read.ByDisputed)
        {
            why.Add(Given(pack, "evidence.disputed", null));
        }

        if (read.ByPapers)
        {
            why.Add(Given(pack, "evidence.papers_differ", null));
        }

        var reasons = new List<ReasonGiven>(read.Decides ? why : []);
        Add(pack, conditions, deciding, isDeciding: true, reasons);
        Add(pack, conditions, deciding, isDeciding: false, reasons);
        reasons.AddRange(readings.SelectMany(r => r.Reasons).Where(r => !ofConditions.Contains(r.Code)).DistinctBy(r => r.Code));
        reasons.AddRange(read.Decides ? [] : why);
        return reasons;
    }

    private static void Add(Pack pack, List<ConditionResult> conditions, TruthValue deciding, bool isDeciding, List<ReasonGiven> into)
    {
        foreach (var condition in conditions)
        {
            if (condition.Holds == deciding == isDeciding)
            {
                var rule = condition.Rule;
                var code = condition.Holds switch { TruthValue.True => rule.WhenTrue, TruthValue.False => rule.WhenFalse, _ => rule.WhenUnknown };
                into.Add(Given(pack, code, rule.Article));
            }
        }
    }

    private static ReasonGiven Given(Pack pack, string code, string? article) => new(code, pack.SentenceOf(code), article);
}
