namespace Verification.Assessment.Language.Checking;

/// <summary>Numbers between two ends, each inside or not.</summary>
internal readonly record struct Bounds(decimal? Low, bool LowIsIn, decimal? High, bool HighIsIn)
{
    public static readonly Bounds All = new(null, false, null, false);

    public bool IsEmpty => Low is { } low && High is { } high && (low > high || (low == high && !(LowIsIn && HighIsIn)));

    public static Bounds Where(Sign sign, decimal value) => sign switch
    {
        Sign.Below => All with { High = value },
        Sign.AtMost => All with { High = value, HighIsIn = true },
        Sign.Above => All with { Low = value },
        Sign.AtLeast => All with { Low = value, LowIsIn = true },
        Sign.Equal => new(value, true, value, true),
        _ => All,
    };

    public Bounds And(Bounds other)
    {
        var low = !StartsBefore(other) ? this : other;
        var high = !EndsBehind(other) ? this : other;
        return new(low.Low, low.LowIsIn, high.High, high.HighIsIn);
    }

    public Bounds Or(Bounds other)
    {
        var low = StartsBefore(other) ? this : other;
        var high = EndsBehind(other) ? this : other;
        return new(low.Low, low.LowIsIn, high.High, high.HighIsIn);
    }

    private bool StartsBefore(Bounds other) =>
        Low is not { } low || (other.Low is { } theirs && (low < theirs || (low == theirs && LowIsIn)));

    private bool EndsBehind(Bounds other) =>
        High is not { } high || (other.High is { } theirs && (high > theirs || (high == theirs && HighIsIn)));
}
