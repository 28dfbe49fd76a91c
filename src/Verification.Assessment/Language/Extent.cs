namespace Verification.Assessment.Language;

/// <summary>Everything a number may be: from a low to a high end, both included; an open end is unbounded.</summary>
/// <remarks>
/// The engine's own form of <see cref="Vocabulary.Interval{T}"/>: no nullable, no checks, because millions are made in a second.
/// An open end's decimal is zero, so that equal extents are equal in every bit.
/// </remarks>
public readonly record struct Extent
{
    private Extent(decimal low, decimal high, bool lowOpen, bool highOpen)
    {
        Low = low;
        High = high;
        LowOpen = lowOpen;
        HighOpen = highOpen;
    }

    public decimal Low { get; }

    public decimal High { get; }

    public bool LowOpen { get; }

    public bool HighOpen { get; }

    /// <summary>Nothing is known.</summary>
    public static readonly Extent Anything = new(0m, 0m, true, true);

    public static readonly Extent Zero;

    public bool IsPoint => !LowOpen && !HighOpen && Low == High;

    public static Extent Point(decimal value) => new(value, value, false, false);

    public static Extent Between(decimal low, decimal high) => new(low, high, false, false);

    public static Extent AtLeast(decimal low) => new(low, 0m, false, true);

    public static Extent AtMost(decimal high) => new(0m, high, true, false);

    /// <summary>Whether everything this may be, the other may be too.</summary>
    public bool IsWithin(in Extent other) =>
        (other.LowOpen || (!LowOpen && other.Low <= Low)) && (other.HighOpen || (!HighOpen && High <= other.High));

    internal End LowEnd => LowOpen ? End.Below : End.At(Low);

    internal End HighEnd => HighOpen ? End.Above : End.At(High);

    /// <summary>Between two computed ends: what lies beyond the largest number is open outwards and stops there inwards.</summary>
    internal static Extent Of(End low, End high)
    {
        var (lowOpen, highOpen) = (low.IsBelowAll, high.IsAboveAll);
        return new(lowOpen ? 0m : low.Held, highOpen ? 0m : high.Held, lowOpen, highOpen);
    }

    public bool Contains(decimal value) => (LowOpen || Low <= value) && (HighOpen || value <= High);
}
