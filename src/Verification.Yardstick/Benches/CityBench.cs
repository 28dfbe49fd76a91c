using System.Globalization;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>The city through the service and through the floor: same servers, same bodies, one after the other, and the ratio of both.</summary>
internal sealed class CityBench(Order order, Ground ground, Voice voice, TimeProvider clock)
{
    private const int SampleMax = 500;
    private const int CountingTriesMax = 5;
    private const double SamplePerSecond = 100;

    public async Task<BenchOutcome> Run(CancellationToken ct)
    {
        var bodies = await Bodies.Read(ground.City, ct);
        var sample = bodies.First(Math.Min(SampleMax, bodies.Count));
        await using var driver = new LoadDriver(ground.Broker, clock);
        var servers = await Programs.Find(ground.Owner, ground.Broker, ct);
        if (order.Sources == "sql")
        {
            return await new SqlSourcesRun(order, ground, voice, clock).Run(bodies, driver, servers, ct);
        }

        var byDefault = await ByDefault(sample, driver, servers, ct);
        await using var floor = await FloorChild.Start(ground, clock, ct);
        var gate = await GateSources.Write(ground.City, "gate.yaml", GateSources.QuestionsAtOnceUsual, ct);
        await using var product = await ProductChild.Start(ground, order.Program, gate, order.Edge, clock, ct);
        var measurement = new Measurement(ground, driver, servers with { Product = product.Id, Floor = floor.Id }, clock);
        var (work, pairs) = await Compare(measurement, product, byDefault, sample, bodies, ct);
        var ratio = Ratio.Of(work, [.. pairs.Select(p => p.Pair)]);
        voice.Figures(CityFigures.Line("product", pairs[^1].ProductCpu, bodies.Count));
        voice.Figures(CityFigures.Line("floor", pairs[^1].FloorCpu, bodies.Count));
        await product.DisposeAsync();
        await floor.DisposeAsync();
        var stages = await new CityStages(order, ground, voice, clock).Run(bodies, ct);
        var variants = await new CityVariants(order, ground, voice, clock).Run(bodies, ct);
        return new(
            new
            {
                households = bodies.Count,
                edge = order.Edge,
                sources = order.Sources,
                ratio = CityFigures.Of(ratio),
                runs = pairs.Select(CityFigures.Of),
                budgetMicrosecondsPerHousehold = 680,
                stages,
                variants,
                workPerHousehold = CityFigures.Of(work.WholeCity),
                sampleCountedByDefault = CityFigures.Of(work.ByDefault),
            },
            CityFigures.LastWords(ratio),
            ratio is Ratio.Taken);
    }

    /// <summary>Counts what the service does for the sample when it runs as <c>./run</c> runs it: registers behind SQL views and dropped files.</summary>
    private async Task<Work> ByDefault(Bodies sample, LoadDriver driver, Programs servers, CancellationToken ct)
    {
        voice.Line("按默认方式运行并计数…", "counting what the service does by default …");
        var prompt = await PromptCity.Of(ground, ct);
        await ground.Command(["city", "load", prompt], ct);
        await using var product = await ProductChild.Start(ground, order.Program, Path.Combine(prompt, "sources.yaml"), "masstransit", clock, ct);
        var measurement = new Measurement(ground, driver, servers with { Product = product.Id }, clock);
        return await CountedInPeace(measurement, product, sample, "default", ct);
    }

    /// <summary>What is done for the sample when nothing hurries: both ways of running are counted so.</summary>
    private static async Task<Work> CountedInPeace(Measurement measurement, ProductChild product, Bodies sample, string name, CancellationToken ct)
    {
        await measurement.AtFullSpeed(Side.Product, sample.Of(name), ct);
        await measurement.Settle(ct);
        for (var tries = 1; ; tries++)
        {
            // A source that is not answered within its second leaves a household to the slow lane, which asks and stores a second time:
            // on a busy machine that happens to sources behind a socket. Counted is a pass in which it happened to nobody.
            var (_, work) = await measurement.Counted(product, sample.Of($"{name}{tries}"), ct, SamplePerSecond);
            if (tries == CountingTriesMax || work.Counts["verification_messages_published_total"] == work.Households)
            {
                return work;
            }
        }
    }

    private async Task<(EqualWork Work, IReadOnlyList<CityPair> Pairs)> Compare(
        Measurement measurement, ProductChild product, Work byDefault, Bodies sample, Bodies bodies, CancellationToken ct)
    {
        voice.Line("预热…", "warming up …");
        var asMeasured = await CountedInPeace(measurement, product, sample, "sample", ct);
        await measurement.AtFullSpeed(Side.Floor, bodies.Of("warm"), ct);
        var (_, wholeCity) = await measurement.Counted(product, bodies.Of("warm"), ct);
        var work = new EqualWork(byDefault, asMeasured, wholeCity);
        var pairs = new List<CityPair>();
        for (var run = 1; run <= order.Runs; run++)
        {
            pairs.Add(await OnePair(measurement, product, bodies.Of($"run{run}"), sample.Count, ct));
            var pair = pairs[^1];
            voice.Figures(string.Create(
                CultureInfo.InvariantCulture,
                $"{run}: floor {pair.Pair.Floor.PerSecond:#,0}/s, product {pair.Pair.Product.PerSecond:#,0}/s, ratio {pair.Pair.Value:0.00}"));
        }

        return (work, pairs);
    }

    private async Task<CityPair> OnePair(
        Measurement measurement, ProductChild product, IReadOnlyList<Prepared> requests, int sampled, CancellationToken ct)
    {
        var floor = await measurement.AtFullSpeed(Side.Floor, requests, ct);
        var (measured, work) = await measurement.Counted(product, requests, ct);
        var sampleRows = new Work(sampled, await measurement.Rows(requests.Take(sampled), ct));
        var floorRows = await WorkQueries.FloorRows(ground.Owner, [.. requests.Select(r => r.RequestId)], ct);
        return new(new(floor.Run, measured.Run, work, sampleRows, floorRows), floor.Cpu, measured.Cpu);
    }
}

/// <summary>A pair of runs with the CPU of both.</summary>
internal sealed record CityPair(MeasuredPair Pair, Cpu FloorCpu, Cpu ProductCpu);
