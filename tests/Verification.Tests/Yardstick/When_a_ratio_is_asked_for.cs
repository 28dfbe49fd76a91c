using NUnit.Framework;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;

namespace Verification.Tests.Yardstick;

public sealed class When_a_ratio_is_asked_for
{
    private const int Households = 100;

    private static readonly string[] Counted =
    [
        .. Metrics.OfWork, "rows of submission", "rows of household", "rows of answer", "outcomes of answer", "rows of evidence",
        "rows of data_key", "rows of blind_index", "rows of round", "rows of verdict",
    ];

    [Test]
    public void It_is_the_median_of_the_product_over_the_median_of_the_floor()
    {
        var ratio = Ratio.Of(Equal(), [Pair(seconds: 2), Pair(seconds: 4), Pair(seconds: 2)]);

        Assert.That(ratio, Is.InstanceOf<Ratio.Taken>());
        Assert.That(ratio.ToString(), Is.EqualTo("ratio 0.50 (product 50/s, floor 100/s)"));
        Assert.That(((Ratio.Taken)ratio).Least, Is.EqualTo(0.25));
    }

    [TestCaseSource(nameof(Counted))]
    public void It_is_refused_when_a_count_is_missing(string name)
    {
        var without = Full(Households).Without(name);

        Assert.That(Why(Ratio.Of(new(without, without, without), [Pair(without)])), Has.Some.Contains(name));
    }

    [TestCaseSource(nameof(Counted))]
    public void It_is_refused_when_the_measured_process_does_less_than_by_default(string name) =>
        Assert.That(Why(Ratio.Of(new(Full(Households), Full(Households).Less(name), Full(Households)), [Pair()])), Has.Some.Contains(name));

    [TestCaseSource(nameof(Counted))]
    public void It_is_refused_when_one_run_does_less_than_the_warm_up(string name) =>
        Assert.That(Why(Ratio.Of(Equal(), [Pair(), Pair(Full(Households).Less(name))])), Has.Some.StartsWith("run 2:").And.Some.Contains(name));

    [Test]
    public void It_is_refused_when_history_is_kept_by_default_and_not_where_it_is_measured()
    {
        var withHistory = new Work(Households, new Dictionary<string, long>(Full(Households).Counts) { ["rows of history"] = Households });

        Assert.That(Why(Ratio.Of(new(withHistory, Full(Households), Full(Households)), [Pair()])), Has.Some.Contains("rows of history"));
    }

    [TestCase(1, 0, 0)]
    [TestCase(0, 1, 0)]
    [TestCase(0, 0, 1)]
    public void It_is_refused_when_a_verdict_is_missing_repeated_or_foreign(int missing, int repeated, int foreign)
    {
        var pair = Pair() with { Product = Run(1) with { Missing = missing, Repeated = repeated, Foreign = foreign } };

        Assert.That(Why(Ratio.Of(Equal(), [pair])), Has.Some.Contains("product:"));
    }

    [Test]
    public void It_is_refused_when_the_floor_stored_too_little()
    {
        var pair = Pair() with { FloorRows = new Dictionary<string, long> { ["household"] = 100, ["evidence"] = 1199, ["verdict"] = 100 } };

        Assert.That(Why(Ratio.Of(Equal(), [pair])), Has.Some.Contains("evidence"));
    }

    [Test]
    public void It_is_refused_without_a_run() => Assert.That(Why(Ratio.Of(Equal(), [])), Is.Not.Empty);

    private static IReadOnlyList<string> Why(Ratio ratio)
    {
        Assert.That(ratio, Is.InstanceOf<Ratio.Refused>());
        return ((Ratio.Refused)ratio).Why;
    }

    private static EqualWork Equal() => new(Full(Households), Full(Households), Full(Households));

    private static MeasuredPair Pair(double seconds) => Pair() with { Product = Run(seconds) };

    private static MeasuredPair Pair(Work? work = null) => new(
        Run(1), Run(2), work ?? Full(Households), Full(Households),
        new Dictionary<string, long> { ["household"] = 100, ["evidence"] = 1200, ["verdict"] = 100 });

    private static DrivenRun Run(double seconds) => new(Households, 0, 0, 0, TimeSpan.FromSeconds(seconds), []);

    private static Work Full(int households) => new(households, Counted.ToDictionary(name => name, _ => 3L * households));
}

internal static class WorkCounted
{
    public static Work Without(this Work work, string name) => new(work.Households, work.Counts.Where(c => c.Key != name).ToDictionary(c => c.Key, c => c.Value));

    public static Work Less(this Work work, string name) =>
        new(work.Households, work.Counts.ToDictionary(c => c.Key, c => c.Key == name ? c.Value - 1 : c.Value));
}
