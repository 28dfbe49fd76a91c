namespace Verification.Vocabulary;

public readonly partial record struct Interval<T>
{
    /// <summary>Whether the value is strictly below the threshold; decided only if every point of the interval agrees.</summary>
    public TruthValue IsBelow(T threshold) =>
        High is { } high && high.CompareTo(threshold) < 0 ? TruthValue.True
        : Low is { } low && low.CompareTo(threshold) >= 0 ? TruthValue.False
        : TruthValue.Unknown;

    /// <summary>Whether the value is the threshold or below it.</summary>
    public TruthValue IsAtMost(T threshold) =>
        High is { } high && high.CompareTo(threshold) <= 0 ? TruthValue.True
        : Low is { } low && low.CompareTo(threshold) > 0 ? TruthValue.False
        : TruthValue.Unknown;

    /// <summary>Whether the value is strictly above the threshold.</summary>
    public TruthValue IsAbove(T threshold) => IsAtMost(threshold).Not();

    /// <summary>Whether the value is the threshold or above it.</summary>
    public TruthValue IsAtLeast(T threshold) => IsBelow(threshold).Not();

    /// <summary>Whether the value is exactly this one.</summary>
    public TruthValue Is(T value) =>
        !Contains(value) ? TruthValue.False
        : IsPoint ? TruthValue.True
        : TruthValue.Unknown;
}
