using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>
/// E32: the version before serves what it has set up itself; under load the database is migrated beneath it, then its processes are
/// replaced one by one, rolled back, and replaced again.
/// </summary>
[LongSuite(Suite, Seed)]
public sealed class Versions_side_by_side
{
    private const string Suite = "rolling-upgrade";
    private const int Seed = 32;

    /// <summary>The last version before this one; older by six migrations.</summary>
    private const string Before = "a0b6b99";

    private const int PerSecond = 40;
    private const int HttpPerSecond = 12;
    private const int Burst = 300;
    private const int Waiting = 40;
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Test]
    public async Task Lose_nothing_in_either_direction()
    {
        var before = await BuiltVersion.Of(Before);
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 200, Seed, file: before));
        var size = new { PerSecond, HttpPerSecond, Waiting, burstBeforeEachStop = Burst, before = Before, way = "migrate beneath N−1; N−1 → N → N−1 → N" };
        await run.Start(new ServeAs { File = before }, new ServeAs { File = before, Edge = "rabbitmq" });
        await using var load = SteadyLoad.Begin(run, "e32", PerSecond, HttpPerSecond);
        await Roll(run, before);
        await load.End(Patience);
        await FaultSuite.Judge(Suite, Seed, run, size, (record, _) => new
        {
            stops = record.Stopped.Count,
            http500 = record.Journal.Answers.Count(a => a.Status == 500),
            httpAnswers = record.Journal.Answers.GroupBy(a => a.Status).ToDictionary(g => $"{g.Key}", g => g.Count()),
        });
    }

    private static async Task Roll(FaultRun run, string before)
    {
        await using var sender = new AmqpSender(run.Stage.Broker, run.Journal);
        await sender.Send(run.City.Waiting("e32", Waiting, TimeProvider.System.GetUtcNow().AddSeconds(60)), perSecond: 0, CancellationToken.None);
        var promised = run.Journal.Promised;
        await run.Until("requests are on their way", () => Task.FromResult(run.Journal.Promised > promised + PerSecond), Patience);
        await run.Stage.Upgrade();
        var stops = 0;
        run.Did("migrated beneath the version before", run.Journal.Promised > promised + PerSecond);
        foreach (var version in new[] { null, before, null })
        {
            var what = version is null ? "rolled forward" : "rolled back";
            foreach (var leaving in run.Services)
            {
                await run.Start(new ServeAs { File = version, Edge = leaving == run.Services[0] ? "masstransit" : "rabbitmq" });
                await Task.Delay(Together, TimeProvider.System, CancellationToken.None);
                await run.Burst($"e32-{stops++}", Burst);
                await run.Stop(leaving, what);
            }
        }
    }
}
