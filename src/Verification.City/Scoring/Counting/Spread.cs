namespace Verification.City.Scoring.Counting;

/// <summary>The mean of a figure over cities of many seeds, with its confidence interval of 95 %.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="HalfWidth">Half the interval: Student's t for n − 1, times s / √n; null for fewer than two cities.</param>
/// <param name="Cities">How many gave the figure.</param>
public sealed record Spread(double Mean, double? HalfWidth, int Cities)
{
    // Two-sided 95 % quantiles of Student's t for 1…30 degrees of freedom; beyond, the next lower row of the published table.
    private static readonly double[] T =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    public double? Low => Mean - HalfWidth;

    public double? High => Mean + HalfWidth;

    /// <summary>Null when no city gave the figure; a city in which it is undefined is left out.</summary>
    public static Spread? Of(IEnumerable<double?> figures)
    {
        double[] defined = [.. figures.OfType<double>()];
        if (defined.Length == 0)
        {
            return null;
        }

        var mean = defined.Average();
        if (defined.Length == 1)
        {
            return new(mean, null, 1);
        }

        var variance = defined.Sum(f => (f - mean) * (f - mean)) / (defined.Length - 1);
        var t = T[Math.Min(defined.Length - 1, T.Length) - 1];
        return new(mean, t * Math.Sqrt(variance / defined.Length), defined.Length);
    }
}
