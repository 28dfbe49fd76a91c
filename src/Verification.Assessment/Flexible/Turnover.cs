using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>Turnover is gross: only the pack's cost rule makes income of it.</summary>
internal static class Turnover
{
    /// <summary>Net of cost; shown by evidence where the law leaves no choice of the share.</summary>
    public static EstimateRange Net(decimal gross, EstimateTerms terms)
    {
        var (one, other) = (gross * (1m - terms.Cost.High), gross * (1m - terms.Cost.Low));
        return one == other ? EstimateRange.Shown(one) : EstimateRange.Estimated(Math.Min(one, other), Math.Max(one, other));
    }
}
