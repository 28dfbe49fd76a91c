using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>What becomes of an estimate when papers say what was earned (以材料为准,不再估算).</summary>
/// <remarks>
/// An estimate of a stated work leaves out the months papers speak of. One made of what a channel shows ends when papers speak of every month and
/// say no less than it; where they say less, what the registers show stays: both are views of the same money, and they contradict each other.
/// </remarks>
internal static class Ending
{
    public static Estimate Of(Estimate estimate, PersonWork person)
    {
        var ended = person.Ended(estimate.Rule);
        return ended == 0 || estimate.Rule.Method == EstimateMethod.AccountInflows ? estimate
            : EstimateMethods.IsOfWork(estimate.Rule.Method) ? OfWork(estimate)
            : ended == person.EveryMonth ? OfChannel(estimate, person)
            : estimate;
    }

    private static Estimate OfWork(Estimate estimate) =>
        estimate.Declines == Declines.NoMonths ? estimate with { Declines = Declines.Answered } : estimate;

    private static Estimate OfChannel(Estimate estimate, PersonWork person)
    {
        var told = person.Money.Told!.Yuan(EstimateMethods.KindOf(estimate.Rule));
        return estimate.Range is { } range && told < range.Low - estimate.Counted
            ? estimate with { Range = Less(range, estimate.Counted, told), Contradicts = true }
            : estimate with { Range = null, Declines = Declines.Answered, AsksOfBusiness = false };
    }

    /// <summary>What registers show beyond what papers tell, which counts by itself.</summary>
    private static EstimateRange Less(in EstimateRange range, decimal counted, decimal told) => new(
        range.Low - told, range.High - told,
        Math.Min(range.Low - told, Math.Max(range.HardLow - told, Math.Min(range.HardLow, counted))), range.HardHigh - told);
}
