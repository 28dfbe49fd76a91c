using System.Globalization;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>The city with its registers behind SQL views and dropped files, as <c>./run</c> has them; a figure, no gate and no ratio.</summary>
internal sealed class SqlSourcesRun(Order order, Ground ground, Voice voice, TimeProvider clock)
{
    public async Task<BenchOutcome> Run(Bodies bodies, LoadDriver driver, Programs servers, CancellationToken ct)
    {
        var prompt = await PromptCity.Of(ground, ct);
        await ground.Command(["city", "load", prompt], ct);
        await using var product = await ProductChild.Start(ground, order.Program, Path.Combine(prompt, "sources.yaml"), order.Edge, clock, ct);
        var measurement = new Measurement(ground, driver, servers with { Product = product.Id }, clock);
        voice.Line("预热…", "warming up …");
        await measurement.AtFullSpeed(Side.Product, bodies.Of("warm"), ct);
        var runs = new List<Measured>();
        for (var run = 1; run <= order.Runs; run++)
        {
            runs.Add(await measurement.AtFullSpeed(Side.Product, bodies.Of($"run{run}"), ct));
            voice.Figures(string.Create(CultureInfo.InvariantCulture, $"{run}: product {runs[^1].Run.PerSecond:#,0}/s with SQL sources"));
        }

        var median = Ratio.Median(runs.Select(r => r.Run.PerSecond));
        return new(
            new
            {
                households = bodies.Count, edge = order.Edge, sources = order.Sources, perSecond = Math.Round(median),
                runs = runs.Select(r => new { run = CityFigures.Of(r.Run), cpuMicrosecondsPerHousehold = r.Cpu.PerHousehold(r.Run.Households) }),
            },
            [new(
                string.Create(CultureInfo.InvariantCulture, $"SQL 数据源:每秒 {median:#,0} 户"),
                string.Create(CultureInfo.InvariantCulture, $"with SQL sources: {median:#,0} households/s"))],
            runs.TrueForAll(r => r.Run.IsWhole));
    }
}
