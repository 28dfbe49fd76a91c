using System.Diagnostics;
using System.Runtime.Versioning;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>E10: all three nodes are killed at once and started again in another order each time, ten times.</summary>
[SupportedOSPlatform("linux")]
[LongSuite(Suite, Seed)]
public sealed class When_all_broker_nodes_are_killed
{
    private const string Suite = "broker-cold";
    private const int Seed = 10;
    private const int Times = 10;
    private const int PerSecond = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    [Test]
    public async Task Nothing_confirmed_is_lost()
    {
        await using var folder = await ServerFolder.Make();
        await using var cluster = await BrokerCluster.Start(folder, 3);
        await using var front = new Wire([.. cluster.Nodes.Select(n => ("127.0.0.1", n.Port))]);
        await using var run = await FaultRun.On(await LoadedStage.Set(seed: Seed, broker: BrokerCluster.AddressOf(front.Port)));
        var direct = new Dictionary<string, string>(StringComparer.Ordinal) { ["VERIFICATION_BROKER"] = cluster.Broker.ToString() };
        await run.Start(new ServeAs { Edge = "masstransit", Variables = direct }, new ServeAs { Edge = "rabbitmq", Variables = direct });
        var chance = new Random(Seed);
        await using var load = SteadyLoad.Begin(run, "cold", PerSecond);
        var serving = new List<TimeSpan>();
        for (var i = 0; i < Times; i++)
        {
            var promised = run.Journal.Promised;
            await Until.Holds(() => run.Journal.Promised > promised + PerSecond, Patience, "requests are on their way");
            serving.Add(await KillAll(run, cluster, chance));
        }

        await load.End(Patience);
        var record = await run.Rest(Patience);
        LongResults.Write(Suite, Seed, new
        {
            coldStarts = Times,
            slowestFromKillToVerdictSeconds = Math.Round(serving.Max().TotalSeconds, 1),
            sentAgainByTheClient = run.Amqp.SentAgain,
            run = FaultRun.Figures(record),
        });
        Promises.MustHold(record);
    }

    private static async Task<TimeSpan> KillAll(FaultRun run, BrokerCluster cluster, Random chance)
    {
        var inHand = await run.InHand();
        var clock = Stopwatch.StartNew();
        var order = cluster.Nodes.ToArray();
        chance.Shuffle(order);
        await cluster.ColdStart(order);
        run.Did("killed all nodes of the broker", inHand > 0);
        await Until.Holds(cluster.IsWhole, Patience, "the nodes are one cluster again");
        var heard = run.Journal.Heard.Count;
        await Until.Holds(() => run.Journal.Heard.Count > heard, Patience, "verdicts are published again");
        return clock.Elapsed;
    }
}
