using System.Runtime.Versioning;
using NUnit.Framework;
using Verification.Platform.Messaging;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>E07: of three nodes the one that leads the work queue is killed every 20 s or as soon as it is back, ten times.</summary>
[SupportedOSPlatform("linux")]
[LongSuite(Suite, Seed)]
public sealed class When_the_leader_of_the_queue_is_killed
{
    private const string Suite = "broker-leader";
    private const int Seed = 7;
    private const int Times = 10;
    private const int PerSecond = 40;
    private static readonly TimeSpan GapMax = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    [Test]
    public async Task Nothing_confirmed_is_lost_and_publishing_pauses_a_few_seconds_only()
    {
        await using var folder = await ServerFolder.Make();
        await using var cluster = await BrokerCluster.Start(folder, 3);
        await using var front = new Wire([.. cluster.Nodes.Select(n => ("127.0.0.1", n.Port))]);
        await using var run = await FaultRun.On(await LoadedStage.Set(seed: Seed, broker: BrokerCluster.AddressOf(front.Port)));
        var size = new { PerSecond, kills = Times, nodes = 3, processes = 2 };

        // The service knows the nodes itself; the client comes by what stands before a cluster.
        var direct = new Dictionary<string, string>(StringComparer.Ordinal) { ["VERIFICATION_BROKER"] = cluster.Broker.ToString() };
        await run.Start(new ServeAs { Edge = "masstransit", Variables = direct }, new ServeAs { Edge = "rabbitmq", Variables = direct });
        await using var load = SteadyLoad.Begin(run, "leader", PerSecond);
        var (published, heard) = await KillAgainAndAgain(run, cluster);
        await load.End(Patience);
        await FaultSuite.Judge(Suite, Seed, run, size, (_, _) => new
        {
            longestPublishGapSeconds = Math.Round(published.TotalSeconds, 1),
            passPublishGapSeconds = GapMax.TotalSeconds,
            longestVerdictGapSeconds = Math.Round(heard.TotalSeconds, 1),
            sentAgainByTheClient = run.Amqp.SentAgain,
        });
        Assert.That(published, Is.LessThanOrEqualTo(GapMax));
    }

    private static async Task<(TimeSpan PublishGap, TimeSpan VerdictGap)> KillAgainAndAgain(FaultRun run, BrokerCluster cluster)
    {
        await Until.Holds(() => run.Journal.Promised > PerSecond, Patience, "requests are on their way");
        await using var published = Stillness.Watch(() => run.Journal.Promised);
        await using var heard = Stillness.Watch(() => run.Journal.Heard.Count);
        for (var time = 0; time < Times; time++)
            await KillTheLeader(run, cluster);
        return (published.Longest, heard.Longest);
    }

    private static async Task KillTheLeader(FaultRun run, BrokerCluster cluster)
    {
        var next = Task.Delay(Every, TimeProvider.System, CancellationToken.None);
        var inHand = await run.InHand();
        var leader = await cluster.LeaderOf(Topology.Intake);
        await leader.Kill();
        run.Did("killed the leader of the queue", inHand > 0);
        await leader.Launch();
        await leader.UntilItAnswers();
        await Until.Holds(cluster.IsWhole, Patience, "the node has joined again");
        await next;
    }
}
