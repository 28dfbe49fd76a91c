using System.Globalization;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>The same city by the other edge and with other sizes of a call; figures beside the ratio, each from a process of its own.</summary>
internal sealed class CityVariants(Order order, Ground ground, Voice voice, TimeProvider clock)
{
    private const int HouseholdsMax = 6_000;

    public async Task<IReadOnlyList<VariantFigures>> Run(Bodies bodies, CancellationToken ct)
    {
        if (order.Brief)
        {
            return [];
        }

        var some = bodies.First(Math.Min(HouseholdsMax, bodies.Count));
        var figures = new List<VariantFigures>();
        foreach (var (name, edge, atOnce) in new[]
        {
            ("edge masstransit", "masstransit", GateSources.QuestionsAtOnceUsual), ("edge rabbitmq", "rabbitmq", GateSources.QuestionsAtOnceUsual),
            ("questions at once 1", order.Edge, 1), ("questions at once 200", order.Edge, 200),
        })
        {
            var sources = await GateSources.Write(ground.City, "variant.yaml", atOnce, ct);
            figures.Add(await One(some, name, edge, sources, ct));
        }

        return figures;
    }

    private async Task<VariantFigures> One(Bodies bodies, string name, string edge, string sources, CancellationToken ct)
    {
        var ending = name.Replace(' ', '-');
        await using var driver = new LoadDriver(ground.Broker, clock);
        await using var product = await ProductChild.Start(ground, order.Program, sources, edge, clock, ct);
        var servers = await Programs.Find(ground.Owner, ground.Broker, ct);
        var measurement = new Measurement(ground, driver, servers with { Product = product.Id }, clock);
        await measurement.AtFullSpeed(Side.Product, bodies.Of($"{ending}-warm"), ct);
        await measurement.Settle(ct);
        var measured = await measurement.AtFullSpeed(Side.Product, bodies.Of(ending), ct);
        await measurement.Settle(ct);
        voice.Figures(string.Create(CultureInfo.InvariantCulture, $"{name}: {measured.Run.PerSecond:#,0}/s"));
        return new(name, bodies.Count, Math.Round(measured.Run.PerSecond), measured.Run.Missing, measured.Cpu.PerHousehold(bodies.Count));
    }
}

/// <summary>One variant: its speed after one warm-up, and its CPU by program.</summary>
internal sealed record VariantFigures(string Name, int Households, double PerSecond, int Missing, Cpu CpuMicrosecondsPerHousehold);
