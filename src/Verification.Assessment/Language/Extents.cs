using Verification.Vocabulary;

namespace Verification.Assessment.Language;

/// <summary>Arithmetic on extents: every result of points inside lies inside the result.</summary>
internal static class Extents
{
    public static Extent Plus(in Extent left, in Extent right) =>
        Extent.Of(End.Sum(left.LowEnd, right.LowEnd), End.Sum(left.HighEnd, right.HighEnd));

    public static Extent Minus(in Extent left, in Extent right) =>
        Extent.Of(End.Sum(left.LowEnd, End.Negated(right.HighEnd)), End.Sum(left.HighEnd, End.Negated(right.LowEnd)));

    public static Extent Times(in Extent left, in Extent right)
    {
        var (a, b, c, d) = (left.LowEnd, left.HighEnd, right.LowEnd, right.HighEnd);
        return Spanning(End.Product(a, c), End.Product(a, d), End.Product(b, c), End.Product(b, d));
    }

    /// <summary>Nothing is known when the divisor may lie on both sides of zero or is zero; zero as its end leaves one end open.</summary>
    public static Extent DividedBy(in Extent left, in Extent right)
    {
        var (negative, positive) = (right.LowOpen || right.Low < 0m, right.HighOpen || right.High > 0m);
        if (negative == positive)
        {
            return Extent.Anything;
        }

        var side = positive ? 1 : -1;
        var (a, b, c, d) = (left.LowEnd, left.HighEnd, right.LowEnd, right.HighEnd);
        return Spanning(End.Quotient(a, c, side), End.Quotient(a, d, side), End.Quotient(b, c, side), End.Quotient(b, d, side));
    }

    public static Extent Smaller(in Extent left, in Extent right) =>
        Extent.Of(End.Smaller(left.LowEnd, right.LowEnd), End.Smaller(left.HighEnd, right.HighEnd));

    public static Extent Larger(in Extent left, in Extent right) =>
        Extent.Of(End.Larger(left.LowEnd, right.LowEnd), End.Larger(left.HighEnd, right.HighEnd));

    /// <summary>One of both is true, nobody knows which.</summary>
    public static Extent Hull(in Extent left, in Extent right) =>
        Extent.Of(End.Smaller(left.LowEnd, right.LowEnd), End.Larger(left.HighEnd, right.HighEnd));

    public static Extent Rounded(in Extent extent, Rounding rule) => Extent.Of(
        extent.LowOpen ? End.Below : End.At(Money.Of(extent.Low).Rounded(rule).Yuan),
        extent.HighOpen ? End.Above : End.At(Money.Of(extent.High).Rounded(rule).Yuan));

    /// <summary>Decided only if every point of the left agrees with every point of the right.</summary>
    public static TruthValue Compare(in Extent left, Sign sign, in Extent right) => sign switch
    {
        Sign.Below => IsBelow(left, right),
        Sign.AtMost => IsBelow(right, left).Not(),
        Sign.Above => IsBelow(right, left),
        Sign.AtLeast => IsBelow(left, right).Not(),
        Sign.Equal => IsSame(left, right),
        Sign.Different => IsSame(left, right).Not(),
        _ => throw new BrokenPromise($"a comparison by {sign}"),
    };

    private static TruthValue IsBelow(in Extent left, in Extent right) =>
        !left.HighOpen && !right.LowOpen && left.High < right.Low ? TruthValue.True
        : !left.LowOpen && !right.HighOpen && left.Low >= right.High ? TruthValue.False
        : TruthValue.Unknown;

    private static TruthValue IsSame(in Extent left, in Extent right) =>
        IsBelow(left, right) == TruthValue.True || IsBelow(right, left) == TruthValue.True ? TruthValue.False
        : left.IsPoint && right.IsPoint ? TruthValue.True
        : TruthValue.Unknown;

    private static Extent Spanning(End a, End b, End c, End d) =>
        Extent.Of(End.Smaller(End.Smaller(a, b), End.Smaller(c, d)), End.Larger(End.Larger(a, b), End.Larger(c, d)));
}
