using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>SIGTERM under load (P12): processes are told to stop and replaced, one after the other, while requests keep coming by both doors.</summary>
[LongSuite(Suite, Seed)]
public sealed class Processes_told_to_stop
{
    private const string Suite = "told-to-stop";
    private const int Seed = 5;
    private const int PerSecond = 50;
    private const int HttpPerSecond = 20;
    private const int Stops = 20;
    private const int Burst = 400;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Test]
    public async Task Lose_nothing_and_end_in_time()
    {
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 200, Seed));
        var size = new { PerSecond, HttpPerSecond, burstBeforeEachStop = Burst, stops = Stops, processes = 2 };
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        await using var load = SteadyLoad.Begin(run, "stop", PerSecond, HttpPerSecond);
        await StopAgainAndAgain(run);
        await load.End(Patience);
        await FaultSuite.Judge(Suite, Seed, run, size, (record, _) => new
        {
            stops = record.Stopped.Count,
            exitCodes = record.Stopped.GroupBy(s => s.ExitCode).ToDictionary(g => $"{g.Key}", g => g.Count()),
            longestStopSeconds = Math.Round(record.Stopped.Max(s => s.Took.TotalSeconds), 1),
            passStopWithinSeconds = P12_change_loses_nothing.Grace.TotalSeconds,
            httpAnswers = record.Journal.Answers.GroupBy(a => a.Status).ToDictionary(g => $"{g.Key}", g => g.Count()),
        });
    }

    private static async Task StopAgainAndAgain(FaultRun run)
    {
        var chance = new Random(Seed);
        for (var stop = 0; stop < Stops; stop++)
        {
            var next = Task.Delay(Between, TimeProvider.System, CancellationToken.None);
            var leaving = run.Services[chance.Next(run.Services.Count)];
            await run.Start(new ServeAs { Edge = chance.Next(2) == 0 ? "masstransit" : "rabbitmq" });
            await run.Burst($"stop-{stop}", Burst);
            await run.Stop(leaving);
            await next;
        }
    }
}
