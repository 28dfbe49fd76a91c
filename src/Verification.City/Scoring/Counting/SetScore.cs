namespace Verification.City.Scoring.Counting;

/// <summary>Cities of one set and many seeds taken together: means with confidence intervals over the seeds, groups pooled.</summary>
public sealed record SetScore
{
    public required string Set { get; init; }

    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>Of all cities.</summary>
    public required long Households { get; init; }

    /// <summary>By name; a figure no city defines is null.</summary>
    public required IReadOnlyDictionary<string, Spread?> Figures { get; init; }

    public required IReadOnlyDictionary<string, SliceScore> Slices { get; init; }

    public required ReviewScore Reviews { get; init; }

    public required IReadOnlyList<CalibrationScore> Calibration { get; init; }

    public required IReadOnlyList<CurveMean> Curve { get; init; }

    public IReadOnlyList<Goal> Goals => Counting.Goals.Of(name => Figures.GetValueOrDefault(name)?.Mean, Slices, Calibration);

    /// <summary>The cities of a set, at least one.</summary>
    public static SetScore Of(string set, IReadOnlyList<CityScore> cities) => new()
    {
        Set = set,
        Seeds = [.. cities.Select(c => c.Seed ?? 0)],
        Households = cities.Sum(c => (long)c.Households),
        Figures = Means(cities),
        Slices = PooledSlices(cities),
        Reviews = ReviewScore.Pooled([.. cities.Select(c => c.Reviews)]),
        Calibration = CalibrationScore.Pooled(cities.SelectMany(c => c.Calibration)),
        Curve = [.. cities[0].Curve.Index().Select(point => CurveMean.Of([.. cities.Select(c => c.Curve[point.Index])]))],
    };

    private static OrderedDictionary<string, Spread?> Means(IReadOnlyList<CityScore> cities)
    {
        var figures = new OrderedDictionary<string, List<double?>>(StringComparer.Ordinal);
        foreach (var (name, value) in cities.SelectMany(c => c.Figures()))
        {
            if (!figures.TryGetValue(name, out var values))
            {
                figures.Add(name, values = []);
            }

            values.Add(value);
        }

        var means = new OrderedDictionary<string, Spread?>(StringComparer.Ordinal);
        foreach (var (name, values) in figures)
        {
            means.Add(name, Spread.Of(values));
        }

        return means;
    }

    private static SortedDictionary<string, SliceScore> PooledSlices(IReadOnlyList<CityScore> cities)
    {
        var pooled = new SortedDictionary<string, SliceScore>(StringComparer.Ordinal);
        foreach (var (name, slice) in cities.SelectMany(c => c.Slices))
        {
            pooled[name] = pooled.TryGetValue(name, out var sum) ? sum + slice : slice;
        }

        return pooled;
    }
}

/// <summary>A point of the curve over many cities.</summary>
/// <param name="ShareReferred">Of all households.</param>
/// <param name="Errors">Both kinds of errors of all households after the visits, by way.</param>
/// <param name="WrongGrants">By way.</param>
/// <param name="WrongRefusals">By way.</param>
public sealed record CurveMean(
    double ShareReferred, IReadOnlyDictionary<string, Spread?> Errors, IReadOnlyDictionary<string, Spread?> WrongGrants,
    IReadOnlyDictionary<string, Spread?> WrongRefusals)
{
    /// <param name="points">The same point of each city.</param>
    public static CurveMean Of(IReadOnlyList<CurvePoint> points) =>
        new(points[0].ShareReferred, By(points, e => e.Both), By(points, e => e.WrongGrants), By(points, e => e.WrongRefusals));

    private static OrderedDictionary<string, Spread?> By(IReadOnlyList<CurvePoint> points, Func<Errors, Share> which)
    {
        var ways = new OrderedDictionary<string, Spread?>(StringComparer.Ordinal);
        foreach (var way in points[0].EndToEnd.Keys)
        {
            ways.Add(way, Spread.Of(points.Select(p => which(p.EndToEnd[way]).Value)));
        }

        return ways;
    }
}
