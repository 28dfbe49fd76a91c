using System.Globalization;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>Requests at a steady pace: how long each waits for its verdict, counted from the moment it was due to leave.</summary>
internal sealed class LatencyBench(Order order, Ground ground, Voice voice, TimeProvider clock)
{
    private const int WarmingMax = 3_000;
    private const int SecondsPerRun = 15;

    public async Task<BenchOutcome> Run(CancellationToken ct)
    {
        var bodies = await Bodies.Read(ground.City, ct);
        var warming = bodies.First(Math.Min(WarmingMax, bodies.Count));
        await using var floor = await FloorChild.Start(ground, clock, ct);
        var gate = await GateSources.Write(ground.City, "gate.yaml", GateSources.QuestionsAtOnceUsual, ct);
        await using var warm = await Warm.Start(order, ground, clock, warming.Of("warm"), gate, ct, floor);
        await warm.Measurement.AtFullSpeed(Side.Floor, warming.Of("warm"), ct);
        var runs = new List<(DrivenRun Floor, DrivenRun Product)>();
        for (var run = 1; run <= order.Runs; run++)
        {
            var requests = bodies.Many($"run{run}", order.Rate * SecondsPerRun);
            var ofFloor = await warm.Measurement.Paced(Side.Floor, requests, order.Rate, ct);
            var ofProduct = await warm.Measurement.Paced(Side.Product, requests, order.Rate, ct);
            runs.Add((ofFloor.Run, ofProduct.Run));
            voice.Figures($"{run}: floor {Line(ofFloor.Run)}; product {Line(ofProduct.Run)}");
        }

        var ratio = Median(runs, r => r.Product.P50) / Median(runs, r => r.Floor.P50);
        return new(
            new
            {
                ratePerSecond = order.Rate, edge = order.Edge, p50Ratio = Math.Round(ratio, 2), floor = Of([.. runs.Select(r => r.Floor)]),
                product = Of([.. runs.Select(r => r.Product)]), missing = runs.Sum(r => r.Product.Missing + r.Floor.Missing),
            },
            [new(
                string.Create(CultureInfo.InvariantCulture, $"p50 为下限的 {ratio:0.0} 倍"),
                string.Create(CultureInfo.InvariantCulture, $"p50 is {ratio:0.0} times the floor's"))],
            runs.TrueForAll(r => r.Floor.IsWhole && r.Product.IsWhole));
    }

    private static object Of(IReadOnlyList<DrivenRun> runs) => new
    {
        p50Ms = Rounded(runs, r => r.P50), p90Ms = Rounded(runs, r => r.P90), p99Ms = Rounded(runs, r => r.P99),
        longestMs = Math.Round(runs.Max(r => r.Longest.TotalMilliseconds), 1),
        p50LeastMs = Math.Round(runs.Min(r => r.P50.TotalMilliseconds), 1), p50MostMs = Math.Round(runs.Max(r => r.P50.TotalMilliseconds), 1),
    };

    private static double Rounded(IReadOnlyList<DrivenRun> runs, Func<DrivenRun, TimeSpan> wait) =>
        Math.Round(Ratio.Median(runs.Select(r => wait(r).TotalMilliseconds)), 1);

    private static double Median<T>(IReadOnlyList<T> runs, Func<T, TimeSpan> wait) => Ratio.Median(runs.Select(r => wait(r).TotalMilliseconds));

    private static string Line(DrivenRun run) => string.Create(
        CultureInfo.InvariantCulture, $"p50 {run.P50.TotalMilliseconds:0.0} p90 {run.P90.TotalMilliseconds:0.0} p99 {run.P99.TotalMilliseconds:0.0} ms");
}
