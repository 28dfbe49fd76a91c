using System.Diagnostics;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>E02: all processes die at once, again and again, with whole windows of deliveries in their hands.</summary>
/// <remarks>
/// After every second start the first verdict is awaited before the next kill; after the others the processes die with what they have just
/// taken, so that the broker counts the same deliveries again and again.
/// </remarks>
[LongSuite(Suite, Seed)]
public sealed class All_killed_at_once
{
    private const string Suite = "all-killed";
    private const int Seed = 2;
    private const int Kills = 30;
    private const int Requests = 6_000;
    private const int InHandMin = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstVerdictWithin = TimeSpan.FromSeconds(15);

    [Test]
    public async Task Lay_no_innocent_request_to_rest_and_are_back_soon()
    {
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 200, Seed));
        var size = new { requestsWaitingAtLeast = Requests, kills = Kills, prefetch = 1000, processes = 2, inHandMin = InHandMin, specified = "20 kills" };
        var first = await KillAgainAndAgain(run);
        await FaultSuite.Judge(Suite, Seed, run, size, (record, _) => new
        {
            restartsTimed = first.Count,
            slowestFirstVerdictSeconds = Math.Round(first.Max().TotalSeconds, 1),
            medianFirstVerdictSeconds = Math.Round(first.Order().ElementAt(first.Count / 2).TotalSeconds, 1),
            passFirstVerdictWithinSeconds = FirstVerdictWithin.TotalSeconds,
            innocentInFailedWork = record.Stored.Resting.Count,
        });
        Assert.That(first.Max(), Is.LessThanOrEqualTo(FirstVerdictWithin));
    }

    private static async Task<IReadOnlyList<TimeSpan>> KillAgainAndAgain(FaultRun run)
    {
        var first = new List<TimeSpan>();
        await run.Amqp.Send(run.City.Prompt("e02", Requests), perSecond: 0, CancellationToken.None);
        for (var kill = 0; kill < Kills; kill++)
        {
            await KeepWaiting(run, kill);
            var took = await Start(run, untilVerdict: kill % 2 == 1);
            if (took is { } timed)
                first.Add(timed);
            await run.Until("whole windows are in hand", async () => await run.InHand() >= InHandMin, Patience);
            await run.KillAll();
        }

        first.Add((await Start(run, untilVerdict: true))!.Value);
        return first;
    }

    /// <summary>Enough is always waiting for two whole windows, however many were decided before the last kill.</summary>
    private static async Task KeepWaiting(FaultRun run, int kill)
    {
        var waiting = run.Journal.Promised - await run.Stage.Count("select count(*) from submission");
        await run.Amqp.Send(run.City.Prompt($"e02-{kill}", (int)Math.Max(0, Requests - waiting)), perSecond: 0, CancellationToken.None);
    }

    private static async Task<TimeSpan?> Start(FaultRun run, bool untilVerdict)
    {
        var decided = await run.Stage.Count("select count(*) from round");
        var began = Stopwatch.GetTimestamp();
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        if (!untilVerdict)
            return null;
        await run.Until("a verdict after the restart", async () => await run.Stage.Count("select count(*) from round") > decided, Patience);
        return Stopwatch.GetElapsedTime(began);
    }
}
