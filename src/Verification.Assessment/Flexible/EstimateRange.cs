using Verification.Assessment.Language;

namespace Verification.Assessment.Flexible;

/// <summary>What somebody earned in the look-back, yuan: between two ends with estimates, and by evidence alone.</summary>
/// <param name="Low">At least; negative only where refunds exceed what came in.</param>
/// <param name="High">At most.</param>
/// <param name="HardLow">At least, by evidence alone; never above <paramref name="Low"/>.</param>
/// <param name="HardHigh">At most, by evidence alone, never below <paramref name="High"/>; null: nothing bounds it.</param>
internal readonly record struct EstimateRange(decimal Low, decimal High, decimal HardLow, decimal? HardHigh)
{
    public static readonly EstimateRange Nothing = Shown(0m);

    public bool LowIsShown => HardLow == Low;

    public bool HighIsShown => HardHigh == High;

    public bool IsShown => LowIsShown && HighIsShown;

    /// <summary>The same as a number of the engine.</summary>
    public Figure Figure =>
        new(Extent.Between(Low, High), HardHigh is { } high ? Extent.Between(HardLow, high) : Extent.AtLeast(HardLow));

    public static EstimateRange Shown(decimal amount) => new(amount, amount, amount, amount);

    public static EstimateRange Shown(decimal low, decimal high) => new(low, high, low, high);

    /// <summary>Both ends estimated: by evidence alone anything from nothing up, or from the refund.</summary>
    public static EstimateRange Estimated(decimal low, decimal high) => new(low, high, Math.Min(0m, low), null);

    /// <summary>Disjoint money adds up.</summary>
    public EstimateRange Plus(in EstimateRange other) =>
        new(Low + other.Low, High + other.High, HardLow + other.HardLow, HardHigh + other.HardHigh);

    /// <summary>Two views of the same money; false: they contradict each other.</summary>
    public bool TryIntersect(in EstimateRange other, out EstimateRange both)
    {
        both = new(Math.Max(Low, other.Low), Math.Min(High, other.High), Math.Max(HardLow, other.HardLow), Least(HardHigh, other.HardHigh));
        return both.Low <= both.High;
    }

    /// <summary>Everything either holds possible.</summary>
    public EstimateRange Hull(in EstimateRange other) =>
        new(Math.Min(Low, other.Low), Math.Max(High, other.High), Math.Min(HardLow, other.HardLow), Most(HardHigh, other.HardHigh));

    /// <summary>The whole of a work of which a part was seen: no less than the part; more of the part widens. False: they contradict each other.</summary>
    public bool TryContain(in EstimateRange part, out EstimateRange whole)
    {
        var agree = part.Low <= High;
        whole = agree
            ? new(Math.Max(Low, part.Low), Math.Max(High, part.High), Math.Max(HardLow, part.HardLow), Most(HardHigh, part.HardHigh))
            : Hull(part);
        return agree;
    }

    private static decimal? Least(decimal? left, decimal? right) => left is { } l && right is { } r ? Math.Min(l, r) : left ?? right;

    private static decimal? Most(decimal? left, decimal? right) => left is { } l && right is { } r ? Math.Max(l, r) : null;
}
