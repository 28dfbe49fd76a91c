using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Verification.TestKit.Outages;

/// <summary>RabbitMQ nodes of one test: one, or three in which every quorum queue has three members.</summary>
[SupportedOSPlatform("linux")]
public sealed partial class BrokerCluster : IAsyncDisposable
{
    private static readonly TimeSpan FormPatience = TimeSpan.FromSeconds(120);
    private readonly ServerProcess _portMapper;

    private BrokerCluster(ServerProcess portMapper, IReadOnlyList<BrokerNode> nodes) => (_portMapper, Nodes) = (portMapper, nodes);

    public IReadOnlyList<BrokerNode> Nodes { get; }

    /// <summary>The address a service is given: the first node, and where else to look.</summary>
    public Uri Broker => AddressOf([.. Nodes.Select(n => n.Port)]);

    /// <summary>Starts so many nodes and waits until they are one cluster.</summary>
    public static async Task<BrokerCluster> Start(ServerFolder folder, int nodes)
    {
        var port = ServerFolder.FreePort();
        var log = Path.Combine(await folder.Of("epmd", BrokerNode.User), "log");
        var mapper = await ServerProcess.Start(
            BrokerNode.User, log, ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"], ["epmd", "-address", "127.0.0.1", "-port", $"{port}"]);
        string[] names = [.. Enumerable.Range(1, nodes).Select(i => $"n{i}")];
        var cookie = Servers.Unique("cookie");
        var laid = new List<BrokerNode>();
        foreach (var name in names)
            laid.Add(await BrokerNode.LayOut(folder, name, names, cookie, port));
        var cluster = new BrokerCluster(mapper, laid);

        // The first makes the cluster and the others join it; all at once, each may make one of its own.
        await StartAll([laid[0]]);
        await StartAll([.. laid.Skip(1)]);
        await Until.Holds(cluster.IsWhole, FormPatience, $"{nodes} nodes form a cluster");
        return cluster;
    }

    /// <summary>An address that leads to any of these ports.</summary>
    public static Uri AddressOf(params int[] ports) => new(
        $"amqp://{BrokerNode.Login}:{BrokerNode.Password}@127.0.0.1:{ports[0]}/%2f"
        + (ports.Length > 1 ? $"?also={string.Join(',', ports.Skip(1).Select(p => $"127.0.0.1:{p}"))}" : ""));

    /// <summary>The node that leads a quorum queue.</summary>
    public async Task<BrokerNode> LeaderOf(string queue)
    {
        var answer = await Nodes.First(n => n.Runs).Evaluate(
            $"{{ok, Q}} = rabbit_amqqueue:lookup(rabbit_misc:r(<<\"/\">>, queue, <<\"{queue}\">>)), element(2, amqqueue:get_pid(Q))");
        var name = NodeName().Match(answer).Value;
        return Nodes.Single(n => n.Name == name);
    }

    /// <summary>Whether every node sees all others.</summary>
    public async Task<bool> IsWhole()
    {
        foreach (var node in Nodes)
        {
            var running = NodeName().Matches(await node.Evaluate("rabbit_mnesia:cluster_nodes(running)")).Select(m => m.Value).Distinct();
            if (running.Count() < Nodes.Count)
                return false;
        }

        return true;
    }

    /// <summary>Kills every node, then starts them in this order without waiting for one another, and waits for all.</summary>
    public async Task ColdStart(IReadOnlyList<BrokerNode> order)
    {
        await Task.WhenAll(Nodes.Select(n => n.Kill()));
        await StartAll(order);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
        await _portMapper.DisposeAsync();
    }

    private static async Task StartAll(IReadOnlyList<BrokerNode> order)
    {
        foreach (var node in order)
            await node.Launch();
        await Task.WhenAll(order.Select(n => n.UntilItAnswers()));
    }

    [GeneratedRegex("n[0-9]+@localhost", RegexOptions.None, 1000)]
    private static partial Regex NodeName();
}
