using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>E29: the database lets twenty connections in, two processes want more, and one of them has a pool of four.</summary>
[LongSuite(Suite, Seed)]
public sealed class Connections_run_out
{
    private const string Suite = "connections";
    private const int Seed = 29;
    private const int ConnectionsMax = 20;
    private const int AtOnce = 100;
    private const int OverHttp = 3_000;
    private const int OverAmqp = 3_000;
    private const int PerSecond = 50;

    [Test]
    public async Task Callers_are_refused_at_once_and_nothing_locks()
    {
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 200, Seed));
        await run.Start(new ServeAs { Variables = run.Stage.WithPool(4) }, new ServeAs { Edge = "rabbitmq" });
        await run.Stage.LimitConnections(ConnectionsMax);
        var load = Task.WhenAll(
            run.Http.Send(run.City.Prompt("e29-http", OverHttp, SentBy.Http), AtOnce, CancellationToken.None),
            run.Amqp.Send(run.City.Prompt("e29", OverAmqp), PerSecond, CancellationToken.None));
        await load;
        await run.Stage.LimitConnections(null);
        run.Did("twenty connections for two processes, one with a pool of four", run.Journal.Answers.Count > 0);
        await FaultSuite.Judge(Suite, Seed, run, new { OverHttp, AtOnce, OverAmqp, PerSecond, connectionsMax = ConnectionsMax }, (record, _) => new
        {
            httpAnswers = record.Journal.Answers.GroupBy(a => a.Status).ToDictionary(g => $"{g.Key}", g => g.Count()),
            longestRefusalMilliseconds = record.Journal.Answers.Where(a => a.Status == 503).Select(a => Math.Round(a.Took.TotalMilliseconds)).DefaultIfEmpty().Max(),
            longestAnswerMilliseconds = Math.Round(record.Journal.Answers.Max(a => a.Took.TotalMilliseconds)),
            askedAgain = run.Http.SentAgain,
        });
    }
}
