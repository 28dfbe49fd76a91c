using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>One side driven once, its CPU counted by program.</summary>
internal sealed record Measured(DrivenRun Run, Cpu Cpu);

/// <summary>What most benches do again and again: drive, wait until everything is stored and told, count.</summary>
internal sealed class Measurement(Ground ground, LoadDriver driver, Programs programs, TimeProvider clock)
{
    /// <summary>The same with another patience.</summary>
    public Measurement With(TimeSpan patience) => new(ground, driver, programs, clock) { Patience = patience };

    /// <summary>How long nothing may come before a run counts as over.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan SettlingMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);

    // The exporter answers from a copy for this long.
    private static readonly TimeSpan MetricsAge = TimeSpan.FromMilliseconds(400);

    public Task<Measured> AtFullSpeed(Side side, IReadOnlyList<Prepared> requests, CancellationToken ct) =>
        Timed(() => driver.AtFullSpeed(side, requests, Patience, ct));

    public Task<Measured> Paced(Side side, IReadOnlyList<Prepared> requests, double perSecond, CancellationToken ct) =>
        Timed(() => driver.Paced(side, requests, perSecond, Patience, ct));

    /// <summary>Drives the service and counts everything it did for these requests.</summary>
    /// <param name="perSecond">Requests a second; null: as fast as the broker takes them.</param>
    public async Task<(Measured Measured, Work Work)> Counted(
        ProductChild product, IReadOnlyList<Prepared> requests, CancellationToken ct, double? perSecond = null)
    {
        await Task.Delay(MetricsAge, clock, ct);
        var before = await product.Metrics(ct);
        var measured = perSecond is { } pace ? await Paced(Side.Product, requests, pace, ct) : await AtFullSpeed(Side.Product, requests, ct);
        await Settle(ct);
        await Task.Delay(MetricsAge, clock, ct);
        var after = await product.Metrics(ct);
        var counts = new Dictionary<string, long>(await Rows(requests, ct), StringComparer.Ordinal);
        foreach (var name in Metrics.OfWork)
        {
            counts[name] = (long)(after[name] - before[name]);
        }

        return (measured, new(requests.Count, counts));
    }

    public Task<IReadOnlyDictionary<string, long>> Rows(IEnumerable<Prepared> requests, CancellationToken ct) =>
        WorkQueries.Rows(ground.Owner, [.. requests.Select(r => r.RequestId)], ct);

    /// <summary>Waits until nothing is left in outbox or slow lane; says how much is left when patience ends.</summary>
    public async Task<long> Settle(CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var left = await WorkQueries.Unfinished(ground.Owner, ct);
            if (left == 0 || clock.GetElapsedTime(began) > SettlingMax)
            {
                return left;
            }

            await Task.Delay(LookAgainAfter, clock, ct);
        }
    }

    private async Task<Measured> Timed(Func<Task<DrivenRun>> drive)
    {
        var before = programs.Now();
        var run = await drive();
        return new(run, programs.Now() - before);
    }
}
