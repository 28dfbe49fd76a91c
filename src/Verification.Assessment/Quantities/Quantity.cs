using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>One named quantity of the household for one plausible composition.</summary>
/// <param name="Range">Everything it may be.</param>
/// <param name="HardLow">The low end that rests on evidence alone.</param>
/// <param name="HighEstimated">The high end rests on an estimate.</param>
/// <param name="Widenings">Why it is not one point.</param>
/// <param name="Step">How it was found.</param>
internal sealed record Quantity(Interval<Money> Range, Money HardLow, bool HighEstimated, IReadOnlyList<Widening> Widenings, Step Step)
{
    public bool LowEstimated => Range.Low != HardLow;
}
