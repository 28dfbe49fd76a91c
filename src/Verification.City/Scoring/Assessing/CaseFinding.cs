using Verification.Assessment;
using Verification.Assessment.Concealment;
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

    /// <summary>Where in the order of visits it stands; signals move it there, and it changes no verdict.</summary>
    public required VisitRank Rank { get; init; }

    /// <summary>Somebody has to look: a review, or anything on a visit or question list.</summary>
    public bool Referred => Outcome == Outcome.Review || Questions.Count > 0;

    /// <param name="found">Of the programme that is measured.</param>
    public static CaseFinding Of(HouseholdAssessment assessment, ProgrammeAssessment found, VisitRank rank) =>
        new()
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
            Rank = rank,
        };
}
