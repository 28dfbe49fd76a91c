using System.Globalization;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>One source hangs over one person in twenty: how much slower the city gets, and how long the longest household waits.</summary>
/// <remarks>
/// The disturbed city carries deadlines. Throughput is that of the households the source answers: those it hangs over wait for their
/// deadline by design, and their longest wait is told beside it.
/// </remarks>
internal sealed class HangBench(Order order, Ground ground, Voice voice, TimeProvider clock)
{
    /// <summary>The source that hangs, in every measurement one does.</summary>
    public const string HangingSource = "housing-fund";
    private const int OneIn = 20;
    private const int DeadlineSeconds = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(DeadlineSeconds + 20);

    public async Task<BenchOutcome> Run(CancellationToken ct)
    {
        var bodies = await Bodies.Read(ground.City, ct);
        var hangs = Path.Combine(ground.City, "hangs.csv");
        await File.WriteAllLinesAsync(hangs, ["document", .. bodies.Documents().Where((_, i) => i % OneIn == 0)], ct);
        var usual = await GateSources.Write(ground.City, "gate.yaml", GateSources.QuestionsAtOnceUsual, ct);
        var hanging = await GateSources.Write(
            ground.City, "hanging.yaml", GateSources.QuestionsAtOnceUsual, ct,
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [HangingSource] = [$"hangs: '{hangs}'"] });
        var undisturbed = await Drive(bodies, usual, "usual", ct);
        var disturbed = await Drive(bodies, hanging, "hanging", ct);
        return Outcome(undisturbed, disturbed, await Parked(ct));
    }

    private BenchOutcome Outcome(List<DrivenRun> undisturbed, List<DrivenRun> disturbed, long parked)
    {
        var (before, under) = (Ratio.Median(undisturbed.Select(AnsweredPerSecond)), Ratio.Median(disturbed.Select(AnsweredPerSecond)));
        var longest = disturbed.Max(r => r.Longest.TotalSeconds);
        return new(
            new
            {
                households = undisturbed[0].Households, source = HangingSource, oneIn = OneIn, deadlineSeconds = DeadlineSeconds,
                undisturbedPerSecond = Math.Round(before), hangingPerSecond = Math.Round(under), ratio = Math.Round(under / before, 2),
                longestWaitSeconds = Math.Round(longest, 2), parkedInAll = parked,
                missing = disturbed.Sum(r => r.Missing), repeated = disturbed.Sum(r => r.Repeated),
                p50Seconds = disturbed.Select(r => Math.Round(r.P50.TotalSeconds, 2)), p90Seconds = disturbed.Select(r => Math.Round(r.P90.TotalSeconds, 2)),
            },
            [new(
                string.Create(CultureInfo.InvariantCulture, $"挂起时为平时的 {under / before:0.00};最长等待 {longest:0.0} 秒(期限 {DeadlineSeconds} 秒)"),
                string.Create(CultureInfo.InvariantCulture, $"{under / before:0.00} of undisturbed; longest wait {longest:0.0} s (deadline {DeadlineSeconds} s)"))],
            disturbed.TrueForAll(r => r.IsWhole));
    }

    private async Task<List<DrivenRun>> Drive(Bodies bodies, string sources, string name, CancellationToken ct)
    {
        await using var warm = await Warm.Start(order, ground, clock, bodies.Of($"{name}-warm", clock.GetUtcNow().AddSeconds(DeadlineSeconds)), sources, ct);
        var measurement = warm.Measurement.With(Patience);
        var runs = new List<DrivenRun>();
        for (var run = 1; run <= order.Runs; run++)
        {
            var requests = bodies.Of($"{name}{run}", clock.GetUtcNow().AddSeconds(DeadlineSeconds));
            runs.Add((await measurement.AtFullSpeed(Side.Product, requests, ct)).Run);
            await measurement.Settle(ct);
            voice.Figures(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} {run}: {runs[^1].PerSecond:#,0}/s, the first 85 % at {AnsweredPerSecond(runs[^1]):#,0}/s, longest {runs[^1].Longest.TotalSeconds:0.0} s"));
        }

        return runs;
    }

    // One household in nine holds a person the source hangs over and waits for its deadline.
    private static double AnsweredPerSecond(DrivenRun run) => run.PerSecondUntil(0.85);

    private async Task<long> Parked(CancellationToken ct)
    {
        await using var command = ground.Owner.CreateCommand("select count(*) from evidence where part = 1");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
