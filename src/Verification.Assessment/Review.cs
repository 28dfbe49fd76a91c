using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Why a case is undecided, and what would settle it, best first.</summary>
internal sealed record Review(MainCause Cause, IReadOnlyList<QuestionOpen> Questions)
{
    /// <param name="conditions">Their results, in the rule's order.</param>
    /// <param name="flags">Situations a person has to look at before a grant.</param>
    public static Review Of(
        Case given, Composition composition, IReadOnlyList<Frame> frames, List<ConditionResult> conditions, IReadOnlyList<FlagRule> flags)
    {
        var open = Matters.None;
        foreach (var condition in conditions)
        {
            open = condition.Holds == TruthValue.Unknown ? open | condition.Rule.Matters : open;
        }

        var widenings = new List<Widening>(composition.Widenings);
        foreach (var frame in frames)
        {
            widenings.AddRange(frame.Widenings.Where(w => open.Has(w.Matters)));
        }

        if (open.Has(Matters.Law))
        {
            widenings.Add(new(WideningCause.ClauseExpired, -1));
        }

        widenings.Sort(Order);
        var questions = Ask(given, widenings);
        var cause = widenings.Count > 0 ? CauseOf(widenings[0].Cause)
            : frames.Count == 0 ? MainCause.Composition
            : flags.Count > 0 && open.Bits == 0 ? MainCause.Flag
            : MainCause.StraddlesThreshold;
        questions.AddRange(flags.Select(flag => new QuestionOpen("question.flag", "street", null, null, flag.Accepts)));
        if (questions.Count == 0)
        {
            questions.Add(Question(given, new(open.Has(Matters.Composition) || frames.Count == 0 ? WideningCause.Composition : WideningCause.FactUnknown, -1)));
        }

        return new(cause, questions);
    }

    private static bool IsOfIncome(WideningCause cause) =>
        cause is WideningCause.DeclaredMore or WideningCause.StatedLess or WideningCause.EstimatesConflict or WideningCause.FlexibleWork or WideningCause.NoRecord
            or WideningCause.UnexplainedInflow or WideningCause.BusinessStanding;

    /// <summary>
    /// One question per thing to be settled: a source is asked once, a person once per matter. Where the income of several persons is open, no
    /// answer about one of them settles the case: the family is asked about all of them first.
    /// </summary>
    private static List<QuestionOpen> Ask(Case given, List<Widening> widenings)
    {
        var questions = new List<QuestionOpen>();
        var together = widenings.Where(w => IsOfIncome(w.Cause)).DistinctBy(w => w.Person).Count() > 1;
        foreach (var widening in widenings)
        {
            if (together && IsOfIncome(widening.Cause))
            {
                questions.Add(new(QuestionCodes.HouseholdIncome, "family", null, null, ["income-statement", "payment-statement", "bank-statement", "home-visit-record"]));
                together = false;
            }

            var question = Question(given, widening);
            if (!questions.Exists(q => q.Code == question.Code && q.Source == question.Source && q.MemberRef == question.MemberRef))
            {
                questions.Add(question);
            }
        }

        return questions;
    }

    /// <summary>Why records of a person's income contradict what the person states.</summary>
    internal static QuestionOpen StatedLess(string? member) =>
        new(QuestionCodes.StatedLess, "family", null, member, ["income-statement", "payroll-statement", "bank-statement"]);

    /// <summary>Which of several views of a person's income is right.</summary>
    internal static QuestionOpen EstimatesConflict(string? member) =>
        new(QuestionCodes.EstimatesConflict, "family", null, member, ["income-statement", "bank-statement", "platform-statement"]);

    private static QuestionOpen Question(Case given, Widening widening)
    {
        var member = widening.Person >= 0 ? given.Facts.At(widening.Person).MemberRef : null;
        var source = widening.Source >= 0 ? given.Pack.Sources[widening.Source] : null;
        return widening.Cause switch
        {
            WideningCause.SourceSilent => new("question.source_silent", "source", source!.Id, null, source.Accepts),
            WideningCause.OtherProvince => new("question.assistance", "assistance", source!.Id, member, Assistance.Accepts),
            WideningCause.NotMatched => new("question.identity", "family", source!.Id, member, ["identity-document", "household-register"]),
            WideningCause.WeakMatch => new("identity.weak_match", "street", source!.Id, member, ["identity-document", "household-register", "home-visit-record"]),
            WideningCause.NoConsent => new("question.consent", "family", source!.Id, member, ["signed-consent"]),
            WideningCause.Composition => new("question.composition", "street", null, member, ["household-register", "court-or-prison-document", "home-visit-record"]),
            WideningCause.DeclaredMore => new(QuestionCodes.DeclaredMore, "family", null, member, ["income-statement", "bank-statement"]),
            WideningCause.StatedLess => StatedLess(member),
            WideningCause.EstimatesConflict => EstimatesConflict(member),
            WideningCause.FlexibleWork => new(QuestionCodes.FlexibleWork, "family", null, member, ["income-statement", "payment-statement", "home-visit-record"]),
            WideningCause.NoRecord => new(QuestionCodes.NoRecord, "family", null, member, ["employment-statement", "unemployment-registration", "home-visit-record"]),
            WideningCause.UnexplainedInflow => new(QuestionCodes.Inflow, "family", null, member, ["payment-statement", "bank-statement"]),
            WideningCause.BusinessStanding => new("question.business", "family", null, member, ["business-register-extract", "tax-statement"]),
            WideningCause.PartOfPeriod => new("question.part_of_period", "source", source!.Id, member, source.Accepts),
            WideningCause.PaydayMissing => new("question.payday_missing", "source", source!.Id, member, source.Accepts),
            WideningCause.UnknownShare => new("question.share", "family", source!.Id, member, ["title-document", "agreement"]),
            WideningCause.ExpenseUnproven => new("question.expense", "family", null, member, ["medical-bill", "tuition-bill", "rehabilitation-bill"]),
            WideningCause.FactUnknown => new("question.fact", "street", null, member, ["certificate", "household-register", "home-visit-record"]),
            WideningCause.ClauseExpired => new("question.clause_expired", "street", null, null, ["policy-notice"]),
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
        WideningCause.SourceSilent or WideningCause.OtherProvince => MainCause.MandatorySourceSilent,
        WideningCause.NotMatched or WideningCause.WeakMatch => MainCause.Identity,
        WideningCause.NoConsent => MainCause.Consent,
        WideningCause.Composition => MainCause.Composition,
        WideningCause.DeclaredMore or WideningCause.StatedLess => MainCause.Discrepancy,
        WideningCause.EstimatesConflict => MainCause.ConflictingSources,
        WideningCause.ClauseExpired => MainCause.AssumedLaw,
        _ => MainCause.StraddlesThreshold,
    };
}
