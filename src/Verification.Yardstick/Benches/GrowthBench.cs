using System.Globalization;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>The same work with few and with many verifications stored; the many are copies that the server makes of real ones.</summary>
internal sealed class GrowthBench(Order order, Ground ground, Voice voice, TimeProvider clock)
{
    private const int Few = 20_000;

    public async Task<BenchOutcome> Run(CancellationToken ct)
    {
        var bodies = await Bodies.Read(ground.City, ct);
        var gate = await GateSources.Write(ground.City, "gate.yaml", GateSources.QuestionsAtOnceUsual, ct);
        await using var warm = await Warm.Start(order, ground, clock, bodies.Of("warm"), gate, ct);
        var few = await At(warm, bodies, Few, ct);
        var many = await At(warm, bodies, order.Stored, ct);
        var ratio = many.PerSecond / few.PerSecond;
        return new(
            new
            {
                households = bodies.Count, filledBy = "copies of real rows under new ids, insert … select on the server", few, many, ratio = Math.Round(ratio, 2),
            },
            [new(
                string.Create(CultureInfo.InvariantCulture, $"存量 {many.Stored:#,0} 时为 {few.Stored:#,0} 时的 {ratio:0.00}"),
                string.Create(CultureInfo.InvariantCulture, $"with {many.Stored:#,0} stored {ratio:0.00} of the speed with {few.Stored:#,0}"))],
            true);
    }

    private async Task<GrowthFigures> At(Warm warm, Bodies bodies, int stored, CancellationToken ct)
    {
        voice.Line($"存量增至 {stored:#,0}…", $"filling to {stored:#,0} …");
        var began = clock.GetTimestamp();
        await Copies.FillTo(ground.Owner, stored, ct);
        var filling = clock.GetElapsedTime(began).TotalSeconds;
        var there = await Copies.Stored(ground.Owner, ct);
        var runs = new List<double>();
        for (var run = 1; run <= order.Runs; run++)
        {
            runs.Add((await warm.Measurement.AtFullSpeed(Side.Product, bodies.Of($"at{stored}.{run}"), ct)).Run.PerSecond);
            await warm.Measurement.Settle(ct);
            voice.Figures(string.Create(CultureInfo.InvariantCulture, $"{there:#,0} stored, {run}: {runs[^1]:#,0}/s"));
        }

        return new(there, Math.Round(Ratio.Median(runs)), Math.Round(runs.Min()), Math.Round(runs.Max()), Math.Round(filling));
    }
}

/// <summary>Speed at one size of the database.</summary>
internal sealed record GrowthFigures(long Stored, double PerSecond, double Least, double Most, double SecondsToFill);
