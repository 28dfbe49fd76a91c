using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Tests one programme's conditions over every plausible composition.</summary>
internal sealed class ProgrammeTest(
    Pack pack, ProgrammeRule rule, HouseholdFacts facts, Composition composition, IReadOnlyList<Variant> variants)
{
    public ProgrammeAssessment Run()
    {
        var conditions = new List<ConditionResult>(rule.Conditions.Count);
        var perVariant = new TruthValue[variants.Count];
        Array.Fill(perVariant, TruthValue.True);
        foreach (var condition in rule.Conditions)
        {
            conditions.Add(Test(condition, perVariant));
        }

        var outcome = Decide(perVariant);
        var review = outcome == Outcome.Review ? Review.Of(pack, facts, composition, variants, conditions) : null;
        return new()
        {
            Rule = rule,
            Outcome = outcome,
            // Only evidence refuses: an ineligible outcome never rests on an estimate.
            Estimated = outcome != Outcome.Ineligible && conditions.Exists(c => c.Estimated),
            Assumed = rule.Assumed,
            PerHead = PerHead(),
            Conditions = conditions,
            Reasons = Reasons(outcome, conditions),
            MainCause = review?.Cause,
            OpenQuestions = review?.Questions ?? [],
            Amount = outcome == Outcome.Ineligible ? null : Amount(outcome),
            Next = outcome == Outcome.Ineligible ? rule.Next : [],
        };
    }

    private ConditionResult Test(ConditionRule condition, TruthValue[] perVariant)
    {
        TruthValue? over = null;
        var estimated = false;
        for (var v = 0; v < variants.Count; v++)
        {
            var quantity = variants[v].Of(condition.Quantity);
            var truth = Compare(quantity, condition, condition.Limit.For(variants[v].Count));
            perVariant[v] = perVariant[v].And(truth);
            over = over is null || over == truth ? truth : TruthValue.Unknown;
            estimated |= quantity.HighEstimated || quantity.LowEstimated;
        }

        return new(condition, over ?? TruthValue.Unknown, estimated);
    }

    // An estimated low end may refer a case to people, never refuse it: only evidence makes a condition false.
    private static TruthValue Compare(Quantity quantity, ConditionRule condition, Money limit)
    {
        var below = condition.Comparator == Comparator.Below;
        var truth = below ? quantity.Range.IsBelow(limit) : quantity.Range.IsAtMost(limit);
        var provenOver = below ? quantity.HardLow >= limit : quantity.HardLow > limit;
        return truth == TruthValue.False && !provenOver ? TruthValue.Unknown : truth;
    }

    /// <summary>Decided only if every plausible composition agrees and no silence leaves the composition itself open.</summary>
    private Outcome Decide(TruthValue[] perVariant)
    {
        if (perVariant.Length == 0 || composition.IsOpen)
        {
            return Outcome.Review;
        }

        var first = perVariant[0];
        foreach (var truth in perVariant)
        {
            if (truth != first)
            {
                return Outcome.Review;
            }
        }

        return first switch { TruthValue.True => Outcome.Eligible, TruthValue.False => Outcome.Ineligible, _ => Outcome.Review };
    }

    private Interval<Money> PerHead()
    {
        if (variants.Count == 0)
        {
            return MoneyInterval.NotNegative;
        }

        var hull = variants[0].Income.Range;
        for (var v = 1; v < variants.Count; v++)
        {
            hull = hull.Hull(variants[v].Income.Range);
        }

        // By whom it is divided is not known either: neither end of what was counted is sure.
        hull = composition.IsOpen ? hull.Hull(MoneyInterval.NotNegative) : hull;
        return hull.Rounded(pack.Income.PerHeadRounding.Value);
    }

    private List<ReasonGiven> Reasons(Outcome outcome, List<ConditionResult> conditions)
    {
        var deciding = outcome switch { Outcome.Eligible => TruthValue.True, Outcome.Ineligible => TruthValue.False, _ => TruthValue.Unknown };
        var reasons = new List<ReasonGiven>();
        if (outcome == Outcome.Review && (variants.Count == 0 || composition.IsOpen))
        {
            reasons.Add(new(variants.Count == 0 ? "composition.nobody_counted" : "composition.open", null));
        }

        foreach (var condition in conditions)
        {
            if (condition.Holds == deciding)
            {
                reasons.Add(Reason(condition));
            }
        }

        foreach (var condition in conditions)
        {
            if (condition.Holds != deciding)
            {
                reasons.Add(Reason(condition));
            }
        }

        foreach (var note in composition.Notes)
        {
            reasons.Add(new(note, null));
        }

        return reasons;
    }

    private static ReasonGiven Reason(ConditionResult condition) => new(
        condition.Holds switch
        {
            TruthValue.True => condition.Rule.WhenTrue,
            TruthValue.False => condition.Rule.WhenFalse,
            _ => condition.Rule.WhenUnknown,
        },
        condition.Rule.Article);

    private AmountFound Amount(Outcome outcome)
    {
        if (composition.IsOpen || variants.Count == 0)
        {
            return new(Money.Zero, null, null);
        }

        Money? low = null, high = null;
        for (var v = 0; v < variants.Count; v++)
        {
            var income = variants[v].Income.Range;
            var least = Gap(income.High, variants[v].Count);
            var most = Gap(income.Low, variants[v].Count);
            low = low is { } l && l < least ? l : least;
            high = high is { } h && h > most ? h : most;
        }

        // Undecided: nothing at all is as possible as the gap.
        return outcome == Outcome.Eligible ? new(low, high, low) : new(Money.Zero, high, null);
    }

    // (standard − income per head) × members, from the unrounded income, rounded once; an open end leaves no gap that is sure.
    private Money Gap(Money? perHead, int members)
    {
        if (perHead is not { } income || income >= rule.Standard.Value)
        {
            return Money.Zero;
        }

        // Refunds may leave less than nothing; nobody is paid more than the whole standard.
        var counted = income < Money.Zero ? Money.Zero : income;
        return ((rule.Standard.Value - counted) * members).Rounded(rule.Amount.Rounding.Value);
    }
}
