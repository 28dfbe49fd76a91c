using System.Globalization;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>The most memory the service takes when far more waits for it than it can do.</summary>
internal sealed class MemoryBench(Order order, Ground ground, Voice voice, TimeProvider clock)
{
    private const int Queued = 200_000;
    private const int ParkedRows = 200_000;
    private const int LargeBodies = 1_000;
    private const int LargeBytes = 256 * 1024;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan ParkingPatience = TimeSpan.FromSeconds(150);

    public async Task<BenchOutcome> Run(CancellationToken ct)
    {
        var bodies = await Bodies.Read(ground.City, ct);
        var gate = await GateSources.Write(ground.City, "gate.yaml", GateSources.QuestionsAtOnceUsual, ct);
        var queued = await WithQueue(bodies, gate, ct);
        var large = await WithLargeBodies(bodies, ct);
        var (parkedRows, parked) = await WithParkedRows(bodies, gate, ct);
        return new(
            new { queued = Queued, queuedMb = queued, parkedRows, parkedDueAtOnceMb = parked, largeBodies = LargeBodies, largeBytes = LargeBytes, largeMb = large },
            [new(
                string.Create(CultureInfo.InvariantCulture, $"最大内存:队列 {queued} MB,挂起 {parked} MB,大报文 {large} MB"),
                string.Create(CultureInfo.InvariantCulture, $"most memory: queue {queued} MB, parked {parked} MB, large bodies {large} MB"))],
            true);
    }

    private async Task<long> WithQueue(Bodies bodies, string gate, CancellationToken ct)
    {
        await Publish(bodies.Many("queued", Queued), ct);
        return await Watch("200,000 queued", gate, () => Task.FromResult(false), ct);
    }

    private async Task<long> WithLargeBodies(Bodies bodies, CancellationToken ct)
    {
        // One source hangs over everybody, so that all of them are in hand at once.
        var hangs = Path.Combine(ground.City, "hangs-all.csv");
        await File.WriteAllLinesAsync(hangs, ["document", .. bodies.Documents()], ct);
        var hanging = await GateSources.Write(
            ground.City, "hanging-all.yaml", GateSources.QuestionsAtOnceUsual, ct,
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [HangBench.HangingSource] = [$"hangs: '{hangs}'"] });
        await Publish(bodies.Large("large", LargeBodies, LargeBytes), ct);
        return await Watch("1,000 bodies of 256 KiB", hanging, async () => await ground.Waiting("verification.intake", ct) == 0, ct, Watched / 2);
    }

    /// <summary>Every source promises an answer for later, so that each household leaves a row for each source; then all are due at once.</summary>
    private async Task<(long Rows, long Mb)> WithParkedRows(Bodies bodies, string gate, CancellationToken ct)
    {
        await Clear(ct);
        var delays = Path.Combine(ground.City, "delays-all.csv");
        var sources = (await File.ReadAllLinesAsync(Path.Combine(ground.City, "sources.csv"), ct)).Skip(1).Select(line => line.Split(',')[0]).ToList();
        await File.WriteAllLinesAsync(delays, ["source,document,seconds", .. bodies.Documents().SelectMany(d => sources.Select(s => $"{s},{d},"))], ct);
        var later = await GateSources.Write(
            ground.City, "later.yaml", GateSources.QuestionsAtOnceUsual, ct,
            sources.ToDictionary(s => s, _ => (IReadOnlyList<string>)[$"delays: '{delays}'"], StringComparer.Ordinal));
        await Publish(bodies.Many("parked", ParkedRows / sources.Count), ct);
        await Watch("parking", later, async () => await Number("select count(*) from ask", ct) >= ParkedRows - sources.Count, ct, ParkingPatience);
        var rows = await Number("with due as (update ask set due_at = now(), lease_until = null where state = 'open' returning 1) select count(*) from due", ct);
        return (rows, await Watch("parked rows due at once", gate, async () => await Number("select count(*) from ask", ct) == 0, ct));
    }

    /// <summary>Runs the service for a while and answers the most megabytes it held.</summary>
    private async Task<long> Watch(string what, string sources, Func<Task<bool>> done, CancellationToken ct, TimeSpan? longest = null)
    {
        await using var product = await ProductChild.Start(ground, order.Program, sources, order.Edge, clock, ct);
        var began = clock.GetTimestamp();
        var most = 0L;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), clock);
        for (var looks = 0; clock.GetElapsedTime(began) < (longest ?? Watched) && !product.HasEnded; looks++)
        {
            most = Math.Max(most, Measuring.ProcessorTime.ResidentBytes(product.Id));
            if (looks % 10 == 9 && clock.GetElapsedTime(began) > TimeSpan.FromSeconds(5) && await done())
            {
                break;
            }

            await timer.WaitForNextTickAsync(ct);
        }

        if (product.HasEnded)
        {
            throw new StageNotSet($"the service ended\n{product.Log}");
        }

        var left = await ground.Waiting("verification.intake", ct);
        voice.Figures(string.Create(CultureInfo.InvariantCulture, $"{what}: {most >> 20} MB, {left} left in the queue"));
        return most >> 20;
    }

    private async Task Publish(IReadOnlyList<Prepared> requests, CancellationToken ct)
    {
        await ground.Empty(ct);
        await using var driver = new LoadDriver(ground.Broker, clock);
        await driver.PublishOnly(Side.Product, requests, ct);
    }

    // Rows of the cases before are nobody's any more.
    private async Task Clear(CancellationToken ct)
    {
        await using var command = ground.Owner.CreateCommand("delete from ask; delete from outbox; update submission set state = 'closed' where state = 'gathering'");
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<long> Number(string sql, CancellationToken ct)
    {
        await using var command = ground.Owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
