using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>Steps of the order of visits; whoever stands on an earlier one is visited before all of a later one. Stored: never renumber.</summary>
public enum VisitStep
{
    /// <summary>In review, and records alone would refuse it against its own statement: unless somebody looks, it stays refused.</summary>
    Threatened = 0,

    /// <summary>In review, and itself states an income that is not below the standard.</summary>
    StatesEnough = 1,

    /// <summary>In review otherwise.</summary>
    Review = 2,

    /// <summary>Decided, and a question is open.</summary>
    Asked = 3,

    /// <summary>Decided.</summary>
    Decided = 4,
}

/// <summary>What the order of visits looks at in a household, under one programme.</summary>
public sealed record VisitStanding
{
    public required Outcome Outcome { get; init; }

    /// <summary>Records alone would refuse it, against its own statement.</summary>
    public bool Threatened { get; init; }

    /// <summary>Itself states an income that is not below the standard.</summary>
    public bool StatesEnough { get; init; }

    /// <summary>The verdict leaves a question open.</summary>
    public bool Asked { get; init; }

    /// <summary>Yuan per head and month.</summary>
    public required Interval<Money> PerHead { get; init; }

    /// <summary>The standard income is held to, yuan per head and month; null: the programme holds it to another line, or to none.</summary>
    public Money? Standard { get; init; }

    /// <summary>Yuan a year a visit is expected to change.</summary>
    public Money Yield { get; init; }

    public VisitStep Step => this switch
    {
        { Outcome: Outcome.Review, Threatened: true } => VisitStep.Threatened,
        { Outcome: Outcome.Review, StatesEnough: true } => VisitStep.StatesEnough,
        { Outcome: Outcome.Review } => VisitStep.Review,
        { Asked: true } => VisitStep.Asked,
        _ => VisitStep.Decided,
    };

    /// <summary>How much of what the income may be is no less than the standard, 0…1; half of what has no end, and where there is no standard.</summary>
    public decimal PartAbove => (PerHead, Standard) switch
    {
        (_, null) => 0.5m,
        ({ High: { } high }, { } standard) when high < standard => 0m,
        ({ Low: { } low }, { } standard) when low >= standard => 1m,
        ({ Low: { } low, High: { } high }, { } standard) => (high - standard).Yuan / (high - low).Yuan,
        _ => 0.5m,
    };

    /// <summary>Yuan between the nearer end of the income and the standard; nothing where they meet.</summary>
    public Money Margin => (PerHead, Standard) switch
    {
        ({ High: { } high }, { } standard) when high < standard => standard - high,
        ({ Low: { } low }, { } standard) when low > standard => low - standard,
        _ => Money.Zero,
    };

    /// <param name="programme">One of the assessment's.</param>
    public static VisitStanding Of(HouseholdFacts facts, HouseholdAssessment assessment, ProgrammeAssessment programme, Money yield)
    {
        var standard = StandardOf(programme.Rule);
        return new()
        {
            Outcome = programme.Outcome,
            Threatened = programme.OpenQuestions.Any(q => q.Code == QuestionCodes.StatedLess),
            StatesEnough = standard is { } line && Stated(facts, assessment.Pack, programme.Rule) >= line * Counted(assessment),
            Asked = programme.OpenQuestions.Count > 0,
            PerHead = programme.PerHead,
            Standard = standard,
            Yield = yield,
        };
    }

    // Every programme shows the standard; those that pay by month and look at income are the ones that hold income to it.
    private static Money? StandardOf(ProgrammeRule rule) =>
        rule.Amount is { OneOff: false } && rule.Conditions.Any(c => c.About == ConditionSubject.Income) ? rule.Standard.Value : null;

    private static int Counted(HouseholdAssessment assessment) => Math.Max(1, assessment.Members.Count(m => m.Counted));

    /// <summary>Yuan a month the household states altogether, for months that count.</summary>
    private static Money Stated(HouseholdFacts facts, Pack pack, ProgrammeRule rule)
    {
        var lookBack = (rule.LookBack ?? pack.LookBack).For(facts.AcceptedOn);
        return facts.Declared.Income.Where(i => i.Period.Overlaps(lookBack)).Aggregate(Money.Zero, (sum, i) => sum + i.MonthlyAmount);
    }
}
