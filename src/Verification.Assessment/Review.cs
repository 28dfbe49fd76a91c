using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Why a case is undecided, and what would settle it, best first.</summary>
internal sealed record Review(MainCause Cause, IReadOnlyList<QuestionOpen> Questions)
{
    public static Review Of(
        Pack pack, HouseholdFacts facts, Composition composition, IReadOnlyList<Variant> variants, List<ConditionResult> conditions)
    {
        var widenings = new List<Widening>(composition.Widenings);
        foreach (var condition in conditions)
        {
            if (condition.Holds == TruthValue.Unknown)
            {
                foreach (var variant in variants)
                {
                    widenings.AddRange(variant.Of(condition.Rule.Quantity).Widenings);
                }
            }
        }

        widenings.Sort(Order);
        var questions = Ask(pack, facts, widenings);
        var cause = widenings.Count > 0 ? CauseOf(widenings[0].Cause) : variants.Count == 0 ? MainCause.Composition : MainCause.StraddlesThreshold;
        if (questions.Count == 0)
        {
            questions.Add(Question(pack, facts, new(WideningCause.Composition, -1)));
        }

        return new(cause, questions);
    }

    /// <summary>One question per thing to be settled: a source is asked once, a person once per matter.</summary>
    private static List<QuestionOpen> Ask(Pack pack, HouseholdFacts facts, List<Widening> widenings)
    {
        var questions = new List<QuestionOpen>();
        foreach (var widening in widenings)
        {
            var question = Question(pack, facts, widening);
            if (!questions.Exists(q => q.Code == question.Code && q.Source == question.Source && q.MemberRef == question.MemberRef))
            {
                questions.Add(question);
            }
        }

        return questions;
    }

    private static QuestionOpen Question(Pack pack, HouseholdFacts facts, Widening widening)
    {
        var member = widening.Person >= 0 ? facts.Members[widening.Person].MemberRef : null;
        var source = widening.Source >= 0 ? pack.Sources[widening.Source] : null;
        return widening.Cause switch
        {
            WideningCause.SourceSilent => new("question.source_silent", "source", source!.Id, null, source.Accepts),
            WideningCause.NotMatched => new("question.identity", "family", source!.Id, member, ["identity-document", "household-register"]),
            WideningCause.NoConsent => new("question.consent", "family", source!.Id, member, ["signed-consent"]),
            WideningCause.Composition => new("question.composition", "street", null, member, ["household-register", "court-or-prison-document", "home-visit-record"]),
            WideningCause.DeclaredMore => new("question.declared_more", "family", null, member, ["income-statement", "bank-statement"]),
            WideningCause.NoRecord => new("question.no_record", "family", null, member, ["employment-statement", "unemployment-registration", "home-visit-record"]),
            WideningCause.UnexplainedInflow => new("question.inflow", "family", null, member, ["payment-statement", "bank-statement"]),
            WideningCause.PartOfPeriod => new("question.part_of_period", "source", source!.Id, member, source.Accepts),
            WideningCause.UnknownShare => new("question.share", "family", source!.Id, member, ["title-document", "agreement"]),
            _ => throw new BrokenPromise($"no question for {widening.Cause}"),
        };
    }

    private static int Order(Widening left, Widening right)
    {
        var byCause = left.Cause.CompareTo(right.Cause);
        if (byCause != 0)
        {
            return byCause;
        }

        var bySource = left.Source.CompareTo(right.Source);
        return bySource != 0 ? bySource : left.Person.CompareTo(right.Person);
    }

    private static MainCause CauseOf(WideningCause cause) => cause switch
    {
        WideningCause.SourceSilent => MainCause.MandatorySourceSilent,
        WideningCause.NotMatched => MainCause.Identity,
        WideningCause.NoConsent => MainCause.Consent,
        WideningCause.Composition => MainCause.Composition,
        WideningCause.DeclaredMore => MainCause.Discrepancy,
        _ => MainCause.StraddlesThreshold,
    };
}
