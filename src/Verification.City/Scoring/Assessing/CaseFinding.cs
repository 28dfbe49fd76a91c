using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Assessing;

/// <summary>What the engine says of one household, as far as a measurement needs it.</summary>
internal sealed record CaseFinding
{
    public required Outcome Outcome { get; init; }

    public MainCause? MainCause { get; init; }

    /// <summary>Yuan per head and month.</summary>
    public required Interval<Money> PerHead { get; init; }

    /// <summary>Rests on an estimate.</summary>
    public required bool Estimated { get; init; }

    /// <summary>How often everything holds that was estimated; null: nothing was, or nobody states it.</summary>
    public decimal? Coverage { get; init; }

    /// <summary>Yuan a month when eligible.</summary>
    public Money? Payable { get; init; }

    /// <summary>Persons counted, at least one.</summary>
    public required int Counted { get; init; }

    /// <summary>No condition on property is known to fail.</summary>
    public bool PropertyWithin { get; init; } = true;

    /// <summary>Best first.</summary>
    public required IReadOnlyList<QuestionOpen> Questions { get; init; }

    /// <summary>Yuan a year a visit is expected to change; signals raise it, and it changes no verdict.</summary>
    public Money Yield { get; init; }

    /// <summary>The household itself states an income that is not below the standard.</summary>
    public bool StatesEnough { get; init; }

    /// <summary>Records alone would refuse it, against its own statement: unless somebody looks, it stays refused.</summary>
    public bool Threatened => Questions.Any(q => q.Code == "question.stated_less");

    /// <summary>Somebody has to look: a review, or anything on a visit or question list.</summary>
    public bool Referred => Outcome == Outcome.Review || Questions.Count > 0;

    public static CaseFinding Of(HouseholdAssessment assessment, Programme programme)
    {
        var found = assessment.Programmes.First(p => p.Programme == programme);
        return new()
        {
            Outcome = found.Outcome,
            MainCause = found.MainCause,
            PerHead = found.PerHead,
            Estimated = found.Estimated,
            Coverage = found.Coverage,
            Payable = found.Amount?.Payable,
            Counted = Math.Max(1, assessment.Members.Count(m => m.Counted)),
            PropertyWithin = found.Conditions.All(c => c.Rule.About != ConditionSubject.Property || c.Holds != TruthValue.False),
            Questions = found.OpenQuestions,
        };
    }
}
