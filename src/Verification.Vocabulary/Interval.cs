namespace Verification.Vocabulary;

/// <summary>All values from a low to a high end, both included; an absent end is unbounded.</summary>
/// <remarks>An interval is what we know of one number; it says nothing of which value in it is likelier.</remarks>
/// <typeparam name="T">An ordered value: money, a count, a number.</typeparam>
public readonly partial record struct Interval<T>
    where T : struct, IComparable<T>
{
    private Interval(T? low, T? high)
    {
        Promise.That(low is not { } l || high is not { } h || l.CompareTo(h) <= 0, "the low end of an interval is not above its high end");
        Low = low;
        High = high;
    }

    /// <summary>The low end, or null when there is none.</summary>
    public T? Low { get; }

    /// <summary>The high end, or null when there is none.</summary>
    public T? High { get; }

    /// <summary>Nothing is known: both ends unbounded.</summary>
    public static Interval<T> Anything => new(null, null);

    public bool IsPoint => Low is { } low && High is { } high && low.CompareTo(high) == 0;

    public static Interval<T> Point(T value) => new(value, value);

    public static Interval<T> Between(T? low, T? high) => new(low, high);

    public static Interval<T> AtLeast(T low) => new(low, null);

    public static Interval<T> AtMost(T high) => new(null, high);

    public bool Contains(T value) =>
        (Low is not { } low || low.CompareTo(value) <= 0) && (High is not { } high || value.CompareTo(high) <= 0);

    public override string ToString() => IsPoint ? $"{Low}" : $"[{Low?.ToString() ?? "…"}, {High?.ToString() ?? "…"}]";
}
