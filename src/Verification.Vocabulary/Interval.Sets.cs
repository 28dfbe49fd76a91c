namespace Verification.Vocabulary;

public readonly partial record struct Interval<T>
{
    /// <summary>Whether both have a value in common; touching ends are common.</summary>
    public bool Overlaps(Interval<T> other) => Reaches(Low, other.High) && Reaches(other.Low, High);

    /// <summary>The values both allow, or null when two statements contradict each other.</summary>
    public Interval<T>? Intersect(Interval<T> other) =>
        Overlaps(other) ? new(Later(Low, other.Low), Earlier(High, other.High)) : null;

    /// <summary>The smallest interval that holds both: one of the two is true, nobody knows which.</summary>
    public Interval<T> Hull(Interval<T> other) =>
        new(
            Low is { } low && other.Low is { } otherLow ? Smaller(low, otherLow) : null,
            High is { } high && other.High is { } otherHigh ? Larger(high, otherHigh) : null);

    /// <summary>The smaller of two unknown numbers.</summary>
    public Interval<T> Min(Interval<T> other) =>
        new(Low is { } low && other.Low is { } otherLow ? Smaller(low, otherLow) : null, Earlier(High, other.High));

    /// <summary>The larger of two unknown numbers.</summary>
    public Interval<T> Max(Interval<T> other) =>
        new(Later(Low, other.Low), High is { } high && other.High is { } otherHigh ? Larger(high, otherHigh) : null);

    private static bool Reaches(T? low, T? high) => low is not { } l || high is not { } h || l.CompareTo(h) <= 0;

    // An absent low end is minus infinity: the present one is larger.
    private static T? Later(T? left, T? right) => left is { } l && right is { } r ? Larger(l, r) : left ?? right;

    // An absent high end is plus infinity: the present one is smaller.
    private static T? Earlier(T? left, T? right) => left is { } l && right is { } r ? Smaller(l, r) : left ?? right;

    private static T Smaller(T left, T right) => left.CompareTo(right) <= 0 ? left : right;

    private static T Larger(T left, T right) => left.CompareTo(right) >= 0 ? left : right;
}
