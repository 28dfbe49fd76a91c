using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>Where in the order of visits a household stands (入户次序): the smaller is visited first.</summary>
/// <remarks>
/// The only rule of whom to visit first: lists of the service and measurements on synthetic cities both sort by it, so what is measured is
/// what is done. Why so: a visit is worth most where without it the outcome is wrong. A family that records alone would refuse against its own
/// statement stays refused unless somebody looks. One that states enough, or whose income mostly lies above the standard, would be granted
/// what it is not entitled to. What is decided is wrong more seldom, and there the expected yield says where a visit changes most; signals
/// count there alone, as part of the yield. It weighs visits and no verdict: nothing that computes one may name it.
/// </remarks>
/// <param name="Key">As it is stored: step, then what counts within it, then the distance to the standard. Never negative.</param>
public readonly record struct VisitRank(long Key) : IComparable<VisitRank>
{
    // 3 bits of step, 31 of weight, 29 of margin: one number that a database can sort by.
    private const int StepShift = 60;
    private const int WeightShift = 29;
    private const int MarginMax = (1 << WeightShift) - 1;

    // A part of a whole is told apart to the billionth; an amount that an integer of fen does not hold counts as the most it holds.
    private const decimal Parts = 1_000_000_000m;
    private const decimal FenAYuan = 100m;

    /// <summary>
    /// What was stored before ranks were: after the reviews that are ranked, before what is decided, since it may be either; among themselves
    /// such households go by their yield.
    /// </summary>
    public static VisitRank Unranked { get; } = Of(VisitStep.Review, 0, MarginMax);

    /// <summary>Of a household: the earliest that one of the programmes asked for gives it.</summary>
    /// <param name="assessment">Of at least one programme.</param>
    /// <param name="yield">Yuan a year a visit is expected to change, as <see cref="VisitReasons.Yield"/> says.</param>
    public static VisitRank Of(HouseholdFacts facts, HouseholdAssessment assessment, Money yield) =>
        assessment.Programmes.Min(p => Of(VisitStanding.Of(facts, assessment, p, yield)));

    /// <summary>Reviews by the part of their income above the standard, all others by yield; of equal ones the closest to the standard.</summary>
    public static VisitRank Of(VisitStanding standing) => Of(
        standing.Step,
        standing.Outcome == Outcome.Review ? (int)(standing.PartAbove * Parts) : (int)Math.Min(int.MaxValue, standing.Yield.Yuan * FenAYuan),
        (int)Math.Min(MarginMax, standing.Margin.Yuan * FenAYuan));

    public int CompareTo(VisitRank other) => Key.CompareTo(other.Key);

    private static VisitRank Of(VisitStep step, int weight, int margin) =>
        new(((long)step << StepShift) | ((long)(int.MaxValue - weight) << WeightShift) | (uint)margin);
}
