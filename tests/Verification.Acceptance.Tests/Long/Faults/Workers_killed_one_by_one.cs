using System.Diagnostics;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>E01: a random process dies every few seconds while requests keep coming; another one takes its place.</summary>
[LongSuite(Suite, Seed)]
public sealed class Workers_killed_one_by_one
{
    private const string Suite = "worker-killed";
    private const int Seed = 1;
    private const int PerSecond = 100;
    private const int Burst = 200;
    private const int Kills = 24;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DrainedWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Test]
    public async Task Lose_nothing_and_are_caught_up_within_a_minute()
    {
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 200, Seed));
        var size = new { PerSecond, burstBeforeEachKill = Burst, kills = Kills, processes = 2, specified = "200/s for 120 s, a kill every 5 s" };
        await using var load = SteadyLoad.Begin(run, "e01", PerSecond);
        var killing = await KillAgainAndAgain(run);
        await load.End(Patience);
        var drained = TimeSpan.MaxValue;
        await FaultSuite.Judge(Suite, Seed, run, size, (_, took) =>
        {
            drained = took;
            return new
            {
                secondsBetweenKills = Math.Round(killing.TotalSeconds / Kills, 1),
                passDrainedWithinSeconds = DrainedWithin.TotalSeconds,
                drainedInTime = took <= DrainedWithin,
                sentAgain = run.Amqp.SentAgain,
            };
        });
        Assert.That(drained, Is.LessThanOrEqualTo(DrainedWithin));
    }

    private static async Task<TimeSpan> KillAgainAndAgain(FaultRun run)
    {
        var chance = new Random(Seed);
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        var began = Stopwatch.GetTimestamp();
        for (var kill = 0; kill < Kills; kill++)
        {
            var next = Task.Delay(Between, TimeProvider.System, CancellationToken.None);
            await run.Burst($"e01-{kill}", Burst);
            await run.Kill(run.Services[chance.Next(run.Services.Count)]);
            await run.Start(new ServeAs { Edge = chance.Next(2) == 0 ? "masstransit" : "rabbitmq" });
            await next;
        }

        return Stopwatch.GetElapsedTime(began);
    }
}
