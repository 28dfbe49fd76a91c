using System.Globalization;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>What one household costs by stage of the road, from the service's own traces, beside the budget of design §3.</summary>
/// <remarks>
/// Taken at a pace the machine easily bears, so that a span which never waits takes as long as the CPU works on it. Stages that wait —
/// asking, committing, publishing — show their duration, which is no cost of CPU; their cost lies in the CPU by program.
/// </remarks>
internal sealed class CityStages(Order order, Ground ground, Voice voice, TimeProvider clock)
{
    private const int Paced = 1_500;
    private const double PerSecond = 150;
    private const string Keep = "keep";

    private static readonly IReadOnlyList<(string Span, bool Waits, int? Budget)> Stages =
        [("read", false, 30), ("ask", true, 70), ("assess", false, 30), (Keep, false, 40), ("commit", true, null), ("publish", true, null)];

    public async Task<IReadOnlyList<StageFigures>> Run(Bodies bodies, CancellationToken ct)
    {
        if (order.Brief)
        {
            return [];
        }

        await using var collector = TraceCollector.Start();
        await using var driver = new LoadDriver(ground.Broker, clock);
        var sources = await GateSources.Write(ground.City, "gate.yaml", GateSources.QuestionsAtOnceUsual, ct);
        await using var product = await ProductChild.Start(ground, order.Program, sources, order.Edge, clock, ct, collector.Variables);
        var measurement = new Measurement(ground, driver, await Programs.Find(ground.Owner, ground.Broker, ct), clock);
        await measurement.AtFullSpeed(Side.Product, bodies.Many("traced-warm", Paced * 4), ct);
        await Sent(ct);
        collector.Forget();
        await measurement.Paced(Side.Product, bodies.Many("traced", Paced), PerSecond, ct);
        await Sent(ct);
        var sums = collector.Sums();
        // Assembling a case holds its assessment; the rest of it is sealing, indexing and making rows.
        var keeping = Each(sums.GetValueOrDefault("assemble")) - Each(sums.GetValueOrDefault("assess"));
        var figures = Stages.Select(
            s => new StageFigures(s.Span, s.Waits, s.Span == Keep ? keeping : Each(sums.GetValueOrDefault(s.Span)), s.Budget)).ToList();
        foreach (var stage in figures)
        {
            voice.Figures(stage.ToString());
        }

        return figures;
    }

    private static double Each(SpanSum sum) => Math.Round(sum.Microseconds / Paced);

    // The exporter sends what it holds every half second.
    private Task Sent(CancellationToken ct) => Task.Delay(TimeSpan.FromSeconds(2), clock, ct);
}

/// <summary>One stage of the road.</summary>
/// <param name="Waits">Its span holds waiting: a duration, not a cost.</param>
/// <param name="MicrosecondsPerHousehold">Spans of this name, added up and divided by the households.</param>
/// <param name="Budget">What design §3 allows it; null where the budget counts it with transport and storage.</param>
internal sealed record StageFigures(string Stage, bool Waits, double MicrosecondsPerHousehold, int? Budget)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Stage}: {MicrosecondsPerHousehold:0} µs/household{(Waits ? " of duration" : "")}{(Budget is { } allowed ? $", budget {allowed}" : "")}");
}
