namespace Verification.Assessment.Language.Nodes;

/// <summary>Operations on figures: the same operation on what estimates allow and on what evidence allows.</summary>
internal static class Figures
{
    public static readonly Figure Zero = Figure.Point(0m);

    public static readonly Figure Anything = Figure.Of(Extent.Anything);

    public static Figure Apply<TOperation>(in Figure left, in Figure right)
        where TOperation : struct, IOperation
    {
        var best = TOperation.Wide(left.Best, right.Best);
        return left.IsEstimated || right.IsEstimated ? Of(best, TOperation.Wide(left.Hard, right.Hard)) : Figure.Of(best);
    }

    /// <remarks>
    /// A divisor estimated at exactly zero knows nothing, one that is zero or more by evidence knows a little: only there evidence must
    /// be widened by hand to hold what the estimate allows.
    /// </remarks>
    public static Figure Of(in Extent best, in Extent hard) => new(best, best.IsWithin(hard) ? hard : Extents.Hull(best, hard));

    public static Figure Hull(in Figure left, in Figure right) =>
        new(Extents.Hull(left.Best, right.Best), Extents.Hull(left.Hard, right.Hard));
}
