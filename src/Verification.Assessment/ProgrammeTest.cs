using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Tests one programme's conditions over every plausible composition.</summary>
internal sealed class ProgrammeTest(Case given, ProgrammeRule rule, Composition composition, IReadOnlyList<Frame> frames)
{
    public ProgrammeAssessment Run()
    {
        var (conditions, flags, outcome) = Tested();
        var review = outcome == Outcome.Review ? Review.Of(given, composition, frames, conditions, flags) : null;
        // Only evidence refuses: an ineligible outcome never rests on an estimate.
        var estimated = outcome != Outcome.Ineligible && conditions.Exists(c => c.Estimated);
        return new()
        {
            Rule = rule,
            Outcome = outcome,
            Estimated = estimated,
            Coverage = estimated ? Coverage() : null,
            Assumed = Assumed(),
            PerHead = PerHead(),
            Conditions = conditions,
            Flags = flags,
            Reasons = ProgrammeReasons.Of(given.Pack, outcome, conditions, flags, composition, frames.Count == 0, given.Hearing.Has(Silence.WeakMatch)),
            MainCause = review?.Cause,
            OpenQuestions = review?.Questions ?? [],
            Amount = outcome == Outcome.Ineligible || rule.Amount is null ? null : Amount(rule.Amount, outcome),
            Next = outcome == Outcome.Ineligible ? rule.Next : [],
        };
    }

    /// <summary>The outcome and, of a grant, the amount; what a verdict says beside them is not worked out.</summary>
    public ProgrammeTried Try()
    {
        var met = composition.IsOpen ? Outcome.Review : Met();
        var outcome = met != Outcome.Ineligible && given.Pack.Flags.Any(f => f.IsAbout(rule.Programme) && MayHold(f)) ? Outcome.Review : met;
        return new(rule.Programme, outcome, outcome != Outcome.Eligible || rule.Amount is null ? null : Amount(rule.Amount, outcome));
    }

    /// <summary>Whether a condition of income is met in no plausible composition.</summary>
    public bool IsRefusedForIncome() => rule.Conditions.Any(c => c.About == ConditionSubject.Income && frames.All(f => Decided(c, f) == TruthValue.False));

    /// <summary>What all conditions come to; once no composition can meet them the rest are not looked at.</summary>
    private Outcome Met()
    {
        var perFrame = new TruthValue[frames.Count];
        Array.Fill(perFrame, TruthValue.True);
        foreach (var condition in rule.Conditions)
        {
            for (var v = 0; v < perFrame.Length; v++)
            {
                perFrame[v] = perFrame[v].And(Decided(condition, frames[v]));
            }

            if (Array.TrueForAll(perFrame, truth => truth == TruthValue.False))
            {
                break;
            }
        }

        return Decide(perFrame);
    }

    private (List<ConditionResult> Conditions, IReadOnlyList<FlagRule> Flags, Outcome Outcome) Tested()
    {
        var conditions = new List<ConditionResult>(rule.Conditions.Count);
        var perFrame = new TruthValue[frames.Count];
        Array.Fill(perFrame, TruthValue.True);
        foreach (var condition in rule.Conditions)
        {
            conditions.Add(Test(condition, perFrame));
        }

        var met = Decide(perFrame);
        IReadOnlyList<FlagRule> flags = met == Outcome.Ineligible ? [] : Flags();
        return (conditions, flags, flags.Count > 0 ? Outcome.Review : met);
    }

    /// <summary>Of the methods of estimating only those that spoke of somebody.</summary>
    private IReadOnlyList<string> Assumed()
    {
        var isEstimated = false;
        for (var v = 0; v < frames.Count; v++)
        {
            isEstimated |= frames[v].Income.IsEstimated;
        }

        return isEstimated
            ? [.. rule.AssumedAlways.Concat(frames.SelectMany(f => f.Income.Methods).Select(m => m.LawName).Intersect(rule.Assumed, StringComparer.Ordinal)).Order(StringComparer.Ordinal)]
            : rule.AssumedAlways;
    }

    /// <summary>The least of all plausible compositions; null where one of them has none.</summary>
    private decimal? Coverage()
    {
        var least = frames.Count > 0 ? frames[0].Income.Coverage : null;
        for (var v = 1; v < frames.Count && least is not null; v++)
        {
            least = frames[v].Income.Coverage is { } other ? Math.Min(least.Value, other) : null;
        }

        return least;
    }

    private ConditionResult Test(ConditionRule condition, TruthValue[] perFrame)
    {
        TruthValue? over = null;
        var estimated = false;
        for (var v = 0; v < frames.Count; v++)
        {
            var truth = condition.Holds.Truth(frames[v], Position.Household);
            // An estimate may refer a case to people, never refuse it: only evidence makes a condition false.
            var decided = truth.Decided;
            perFrame[v] = perFrame[v].And(decided);
            over = over is null || over == decided ? decided : TruthValue.Unknown;
            estimated |= truth.IsEstimated || (decided == TruthValue.Unknown && RestsOnEstimate(condition.Holds, frames[v]));
        }

        return new(condition, over ?? TruthValue.Unknown, estimated);
    }

    private static TruthValue Decided(ConditionRule condition, Frame frame) => condition.Holds.Truth(frame, Position.Household).Decided;

    private static bool RestsOnEstimate(Formula formula, Frame frame) =>
        formula.Comparisons(frame, Position.Household).Any(c => c.Left.IsEstimated || c.Right.IsEstimated);

    /// <summary>Decided only if every plausible composition agrees and no silence leaves the composition itself open.</summary>
    private Outcome Decide(TruthValue[] perFrame)
    {
        if (perFrame.Length == 0 || composition.IsOpen)
        {
            return Outcome.Review;
        }

        var first = perFrame[0];
        foreach (var truth in perFrame)
        {
            if (truth != first)
            {
                return Outcome.Review;
            }
        }

        return first switch { TruthValue.True => Outcome.Eligible, TruthValue.False => Outcome.Ineligible, _ => Outcome.Review };
    }

    // A flag that may hold is looked at as well as one that does.
    private List<FlagRule> Flags()
    {
        var flags = new List<FlagRule>();
        foreach (var flag in given.Pack.Flags)
        {
            if (flag.IsAbout(rule.Programme) && MayHold(flag))
            {
                flags.Add(flag);
            }
        }

        return flags;
    }

    private bool MayHold(FlagRule flag)
    {
        for (var v = 0; v < frames.Count; v++)
        {
            if (flag.Holds.Truth(frames[v], Position.Household).Best != TruthValue.False)
            {
                return true;
            }
        }

        return false;
    }

    private Interval<Money> PerHead()
    {
        if (frames.Count == 0)
        {
            return MoneyInterval.NotNegative;
        }

        var hull = PerHeadIn(frames[0]);
        for (var v = 1; v < frames.Count; v++)
        {
            hull = hull.Hull(PerHeadIn(frames[v]));
        }

        // By whom it is divided is not known either: neither end of what was counted is sure.
        hull = composition.IsOpen ? hull.Hull(MoneyInterval.NotNegative) : hull;
        return hull.Rounded(given.Pack.Income.PerHeadRounding.Value);
    }

    private Interval<Money> PerHeadIn(Frame frame) => frame.Number(rule.PerHead, Position.Household).Best.ToMoney();

    private AmountFound Amount(AmountRule amount, Outcome outcome)
    {
        if (composition.IsOpen || frames.Count == 0)
        {
            return new(Money.Zero, null, null, amount.OneOff);
        }

        Money? low = null, high = Money.Zero;
        foreach (var frame in frames)
        {
            var range = amount.Value.Number(frame, Position.Household).Best;
            // Nobody is asked to pay: an amount below nothing is none.
            var least = range.LowOpen || range.Low < 0m ? Money.Zero : Money.Of(range.Low);
            low = low is { } l && l < least ? l : least;
            high = high is not { } h || range.HighOpen ? null : Money.Of(Math.Max(h.Yuan, range.High));
        }

        // Undecided: nothing at all is as possible as the amount.
        return outcome == Outcome.Eligible ? new(low, high, low, amount.OneOff) : new(Money.Zero, high, null, amount.OneOff);
    }
}

/// <summary>What a programme would come to.</summary>
/// <param name="Amount">Of a grant; null of every other outcome, and where the programme pays nothing.</param>
internal readonly record struct ProgrammeTried(Programme Programme, Outcome Outcome, AmountFound? Amount);
