using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;

namespace Verification.Assessment.Explaining;

/// <summary>How far the comparisons of a programme are from turning; for auditors only.</summary>
internal static class Flips
{
    public static IReadOnlyList<Flip> Of(HouseholdAssessment assessment, Func<ProgrammeRule, IReadOnlyList<Frame>> framesOf)
    {
        var flips = new List<Flip>();
        foreach (var programme in assessment.Programmes)
        {
            foreach (var condition in programme.Conditions)
            {
                foreach (var frame in framesOf(programme.Rule))
                {
                    flips.AddRange(condition.Rule.Holds.Comparisons(frame, Position.Household).Select(c => One(programme, condition, c)).OfType<Flip>());
                }
            }
        }

        return [.. flips.OrderBy(f => Math.Abs(f.Change)).ThenBy(f => f.Comparison, StringComparer.Ordinal)];
    }

    // Only two points have one distance; what is undecided has open questions instead.
    private static Flip? One(ProgrammeAssessment programme, ConditionResult condition, Compared compared) =>
        compared.Left.Best.IsPoint && compared.Right.Best.IsPoint
            ? new(programme.Programme, condition.Rule.Id, compared.Text, compared.Right.Best.Low - compared.Left.Best.Low, compared.Unit)
            : null;
}
