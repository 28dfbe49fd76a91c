using System.Net.Sockets;
using System.Runtime.Versioning;
using NUnit.Framework;

namespace Verification.TestKit.Outages;

/// <summary>One RabbitMQ node of a private cluster; killed and started again under its name, its port and with its data.</summary>
[SupportedOSPlatform("linux")]
public sealed class BrokerNode : IAsyncDisposable
{
    public const string User = "rabbitmq";
    public const string Login = "verification";
    public const string Password = "broken-on-purpose";
    private const string Script = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(120);
    private readonly string _home;
    private readonly string[] _environment;
    private ServerProcess? _process;

    private BrokerNode(string name, string home, int port, string[] environment) => (Name, _home, Port, _environment) = (name, home, port, environment);

    /// <summary>Erlang's name of it, e.g. <c>n1@localhost</c>.</summary>
    public string Name { get; }

    public int Port { get; }

    public bool Runs => _process is { Runs: true };

    /// <summary>Lays a node out; it is not started.</summary>
    public static async Task<BrokerNode> LayOut(ServerFolder folder, string name, IReadOnlyList<string> all, string cookie, int portMapper)
    {
        var home = await folder.Of(name, User);
        var node = new BrokerNode($"{name}@localhost", home, ServerFolder.FreePort(), Environment($"{name}@localhost", home, portMapper));
        foreach (var part in new[] { "data", "log", "conf.d", "schema", "generated" })
            Directory.CreateDirectory(Path.Combine(home, part));
        await File.WriteAllTextAsync(Path.Combine(home, ".erlang.cookie"), cookie);
        await File.WriteAllTextAsync(Path.Combine(home, "enabled_plugins"), "[].\n");
        await File.WriteAllTextAsync(Path.Combine(home, "advanced.config"), "[].\n");
        await File.WriteAllLinesAsync(Path.Combine(home, "rabbitmq.conf"), Settings(node.Port, all));
        await ServerFolder.Own(home, User);
        await ServerFolder.Tool("chmod", "0400", Path.Combine(home, ".erlang.cookie"));
        return node;
    }

    /// <summary>Starts it without waiting: alone, a node of a killed cluster may wait for the others.</summary>
    public async Task Launch()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _process = await ServerProcess.Start(User, Path.Combine(_home, "start.log"), _environment, [Script]);
    }

    public Task UntilItAnswers() => Until.Holds(Answers, StartPatience, $"{Name} starts");

    public async Task Kill() => await _process!.Kill();

    /// <summary>Evaluates an expression inside the node; answers what it says.</summary>
    public async Task<string> Evaluate(string expression)
    {
        var file = Path.Combine(_home, "expression");
        await File.WriteAllTextAsync(file, expression + ".\n");
        string[] words =
        [
            .. ServerFolder.DropTo(User), "env", "-i", .. _environment,
            "sh", "-c", $"erl_call -sname {Name} -e < {file}",
        ];
        var answer = await ServerFolder.Tool(words[0], words[1..]);
        return answer.StartsWith("{ok,", StringComparison.Ordinal) ? answer : throw new IOException($"{Name}: {answer}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }

    private string LastWords() => string.Join(" | ", File.ReadLines(Path.Combine(_home, "start.log")).TakeLast(3));

    // The header of the protocol is answered by Connection.Start, a frame of type 1, once all queues are back.
    private async Task<bool> Answers()
    {
        if (!Runs)
            throw new AssertionException($"{Name} ended while starting: {LastWords()}");
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port);
        await client.GetStream().WriteAsync("AMQP\0\0\t\u0001"u8.ToArray());
        var first = new byte[1];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), TimeProvider.System);
        return await client.GetStream().ReadAsync(first, patience.Token) == 1 && first[0] == 1;
    }

    private static IEnumerable<string> Settings(int port, IReadOnlyList<string> all) =>
    [
        $"listeners.tcp.local = 127.0.0.1:{port}", $"default_user = {Login}", $"default_pass = {Password}",
        "vm_memory_high_watermark.absolute = 512MB", "disk_free_limit.absolute = 200MB", "raft.wal_max_size_bytes = 67108864", "log.file.level = warning",
        .. all.Count < 2
            ? (IEnumerable<string>)[]
            :
            [
                "cluster_formation.peer_discovery_backend = classic_config", "cluster_formation.randomized_startup_delay_range.min = 0",
                "cluster_formation.randomized_startup_delay_range.max = 1", "cluster_partition_handling = pause_minority", "queue_leader_locator = balanced",
                .. all.Select((name, i) => $"cluster_formation.classic_config.nodes.{i + 1} = {name}@localhost"),
            ],
    ];

    private static string[] Environment(string name, string home, int portMapper) =>
    [
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", $"HOME={home}", $"ERL_EPMD_PORT={portMapper}",
        "ERL_EPMD_ADDRESS=127.0.0.1", "RABBITMQ_CONF_ENV_FILE=/dev/null", $"RABBITMQ_NODENAME={name}", $"RABBITMQ_DIST_PORT={ServerFolder.FreePort()}",
        $"RABBITMQ_MNESIA_BASE={home}/data", $"RABBITMQ_LOG_BASE={home}/log", $"RABBITMQ_CONFIG_FILE={home}/rabbitmq.conf",
        $"RABBITMQ_CONFIG_FILES={home}/conf.d", $"RABBITMQ_ADVANCED_CONFIG_FILE={home}/advanced.config",
        $"RABBITMQ_ENABLED_PLUGINS_FILE={home}/enabled_plugins", $"RABBITMQ_SCHEMA_DIR={home}/schema", $"RABBITMQ_GENERATED_CONFIG_DIR={home}/generated",
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none", "RUNNING_UNDER_SYSTEMD=true",
    ];
}
