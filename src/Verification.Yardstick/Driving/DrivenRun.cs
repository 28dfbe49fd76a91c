namespace Verification.Yardstick.Driving;

/// <summary>One run of one side.</summary>
/// <param name="Households">Requests sent.</param>
/// <param name="Missing">Requests without a verdict when patience ended.</param>
/// <param name="Repeated">Verdicts beyond the first of a request.</param>
/// <param name="Foreign">Verdicts to requests of somebody else.</param>
/// <param name="Took">From the first publish to the last verdict.</param>
/// <param name="Waits">Of every answered request, shortest first.</param>
internal sealed record DrivenRun(int Households, int Missing, int Repeated, int Foreign, TimeSpan Took, IReadOnlyList<TimeSpan> Waits)
{
    /// <summary>When each verdict came, counted from the beginning, in their order.</summary>
    public IReadOnlyList<TimeSpan> Done { get; init; } = [];

    /// <summary>Households a second.</summary>
    public double PerSecond => Took > TimeSpan.Zero ? (Households - Missing) / Took.TotalSeconds : 0;

    /// <summary>Every request has exactly one verdict and nothing else came.</summary>
    public bool IsWhole => Missing == 0 && Repeated == 0 && Foreign == 0;

    /// <summary>Households a second until this share of them had their verdict.</summary>
    public double PerSecondUntil(double share)
    {
        var count = (int)(share * Households);
        return count > 0 && count <= Done.Count ? count / Done[count - 1].TotalSeconds : 0;
    }

    public TimeSpan P50 => At(0.5);

    public TimeSpan P90 => At(0.9);

    public TimeSpan P99 => At(0.99);

    public TimeSpan Longest => At(1);

    private TimeSpan At(double share) =>
        Waits.Count == 0 ? TimeSpan.Zero : Waits[Math.Clamp((int)Math.Ceiling(share * Waits.Count) - 1, 0, Waits.Count - 1)];
}
