using System.Globalization;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>Two processes of the service against one, on the same queue; and how much of the machine each left idle.</summary>
internal sealed class ScaleBench(Order order, Ground ground, Voice voice, TimeProvider clock)
{
    public async Task<BenchOutcome> Run(CancellationToken ct)
    {
        var bodies = await Bodies.Read(ground.City, ct);
        var gate = await GateSources.Write(ground.City, "gate.yaml", GateSources.QuestionsAtOnceUsual, ct);
        await using var warm = await Warm.Start(order, ground, clock, bodies.Of("warm"), gate, ct);
        var one = await Drive(warm, bodies, "one", ct);
        await using var second = await ProductChild.Start(ground, order.Program, gate, order.Edge, clock, ct);
        await warm.Measurement.AtFullSpeed(Side.Product, bodies.Of("warm2"), ct);
        await warm.Measurement.Settle(ct);
        var two = await Drive(warm, bodies, "two", ct);
        var ratio = two.PerSecond / one.PerSecond;
        return new(
            new
            {
                households = bodies.Count, onePerSecond = Math.Round(one.PerSecond), twoPerSecond = Math.Round(two.PerSecond), ratio = Math.Round(ratio, 2),
                cores = Environment.ProcessorCount, busyWithOne = Math.Round(one.Busy, 2), busyWithTwo = Math.Round(two.Busy, 2),
            },
            [new(
                string.Create(CultureInfo.InvariantCulture, $"两个进程为一个的 {ratio:0.00} 倍;单进程时处理器占用 {one.Busy:P0}"),
                string.Create(CultureInfo.InvariantCulture, $"two processes do {ratio:0.00} of one, which already kept {one.Busy:P0} of the cores busy"))],
            one.IsWhole && two.IsWhole);
    }

    private async Task<(double PerSecond, double Busy, bool IsWhole)> Drive(Warm warm, Bodies bodies, string name, CancellationToken ct)
    {
        var runs = new List<(double PerSecond, double Busy, bool IsWhole)>();
        for (var run = 1; run <= order.Runs; run++)
        {
            var before = MachineTime.Now();
            var measured = await warm.Measurement.AtFullSpeed(Side.Product, bodies.Of($"{name}{run}"), ct);
            runs.Add((measured.Run.PerSecond, MachineTime.Now().BusySince(before), measured.Run.IsWhole));
            await warm.Measurement.Settle(ct);
            voice.Figures(string.Create(CultureInfo.InvariantCulture, $"{name} {run}: {measured.Run.PerSecond:#,0}/s, {runs[^1].Busy:P0} of the cores busy"));
        }

        return (Ratio.Median(runs.Select(r => r.PerSecond)), Ratio.Median(runs.Select(r => r.Busy)), runs.TrueForAll(r => r.IsWhole));
    }
}
