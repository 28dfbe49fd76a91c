using System.Globalization;
using Verification.Yardstick.Driving;

namespace Verification.Yardstick.Measuring;

/// <summary>What a comparison came to: a ratio, or why there is none.</summary>
internal abstract record Ratio
{
    /// <summary>Product's speed over the floor's, medians of the measured runs, and the least and most of the run pairs.</summary>
    internal sealed record Taken(double Value, double Least, double Most, double ProductPerSecond, double FloorPerSecond) : Ratio
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"ratio {Value:0.00} (product {ProductPerSecond:#,0}/s, floor {FloorPerSecond:#,0}/s)");
    }

    /// <summary>The work was not the same, or not counted: a number would flatter.</summary>
    internal sealed record Refused(IReadOnlyList<string> Why) : Ratio;

    /// <summary>Compares measured runs, if every one of them did all of the work.</summary>
    public static Ratio Of(EqualWork work, IReadOnlyList<MeasuredPair> pairs)
    {
        var why = work.Faults().ToList();
        if (pairs.Count == 0)
        {
            why.Add("no measured run");
        }

        foreach (var (pair, number) in pairs.Select((pair, i) => (pair, i + 1)))
        {
            why.AddRange(pair.Faults(work).Select(fault => $"run {number}: {fault}"));
        }

        return why.Count > 0 ? new Refused(why) : new Taken(
            Median(pairs.Select(p => p.Product.PerSecond)) / Median(pairs.Select(p => p.Floor.PerSecond)),
            pairs.Min(p => p.Value), pairs.Max(p => p.Value),
            Median(pairs.Select(p => p.Product.PerSecond)), Median(pairs.Select(p => p.Floor.PerSecond)));
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>What the service does for households by default, and what it did for the same households as it is measured.</summary>
/// <param name="ByDefault">Counted while the service ran as <c>./run</c> runs it, its sources behind their adapters.</param>
/// <param name="AsMeasured">Counted for the same households in the measured process.</param>
/// <param name="WholeCity">Counted for the whole city in the warm-up; every measured run must repeat it.</param>
internal sealed record EqualWork(Work ByDefault, Work AsMeasured, Work WholeCity)
{
    public IEnumerable<string> Faults() =>
    [
        .. ByDefault.Missing().Select(m => $"not counted by default: {m}"),
        .. ByDefault.DifferencesTo(AsMeasured).Select(d => $"by default and as measured differ in {d}"),
        .. WholeCity.Missing().Select(m => $"not counted in the whole city: {m}"),
    ];
}

/// <summary>One run of the floor and one of the service, one after the other, with the same bodies.</summary>
/// <param name="ProductWork">Rows and counters of the service's run.</param>
/// <param name="SampleRows">Rows of the households that were counted by default, in this run.</param>
/// <param name="FloorRows">Rows of the floor's run: household, evidence, verdict.</param>
internal sealed record MeasuredPair(
    DrivenRun Floor, DrivenRun Product, Work ProductWork, Work SampleRows, IReadOnlyDictionary<string, long> FloorRows)
{
    private const int SourcesOfTheFloor = 12;

    public double Value => Product.PerSecond / Floor.PerSecond;

    public IEnumerable<string> Faults(EqualWork work)
    {
        foreach (var (side, run) in new[] { ("floor", Floor), ("product", Product) })
        {
            if (!run.IsWhole)
            {
                yield return $"{side}: {run.Missing} verdicts missing, {run.Repeated} repeated, {run.Foreign} foreign of {run.Households}";
            }
        }

        foreach (var difference in work.WholeCity.DifferencesTo(ProductWork))
        {
            yield return $"warm-up and run differ in {difference}";
        }

        foreach (var difference in work.ByDefault.RowsOnly().DifferencesTo(SampleRows.RowsOnly()))
        {
            yield return $"by default and in the run differ in {difference}";
        }

        var expected = new[] { ("household", 1), ("evidence", SourcesOfTheFloor), ("verdict", 1) };
        foreach (var (table, each) in expected.Where(e => FloorRows.GetValueOrDefault(e.Item1) != (long)e.Item2 * Floor.Households))
        {
            yield return $"the floor stored {FloorRows.GetValueOrDefault(table)} rows of {table}, not {each} a household";
        }
    }
}
