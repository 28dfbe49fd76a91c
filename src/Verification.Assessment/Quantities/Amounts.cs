using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Between the engine's extents and the words of everybody else.</summary>
internal static class Amounts
{
    public static Interval<Money> ToMoney(this Extent extent) =>
        Interval<Money>.Between(extent.LowOpen ? null : Money.Of(extent.Low), extent.HighOpen ? null : Money.Of(extent.High));
}
