using Verification.Platform.Messaging;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Compares the broker with our topology; 1 when something is missing or different.</summary>
internal static class BrokerStatusCommand
{
    public static Verb Create(Surroundings around)
    {
        var json = Options.Json(around);
        var command = new Verb("status", around, new Text("核对 RabbitMQ 上的交换机与队列", "Compare exchanges and queues at RabbitMQ with ours"),
            new Example("verification broker status", new Text("缺少或不一致时退出码为 1", "Ends with 1 when something is missing or different")))
        {
            json,
        };
        command.SetAction((parsed, ct) => Run(around, parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, bool json, CancellationToken ct)
    {
        if (!Uri.TryCreate(around.Variable("VERIFICATION_BROKER"), UriKind.Absolute, out var uri))
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Broker);
        await using var broker = new BrokerConnection(new BrokerOptions(uri), around.Clock);
        var faults = await TopologySetup.Check(broker, ct);
        if (json)
            around.Terminal.Json(new { faults });
        else if (faults.Count == 0)
            around.Terminal.Line(new Text("一切就绪。", "All is there."));
        foreach (var fault in json ? [] : faults)
            around.Terminal.Line($"✗ {fault}");
        return faults.Count == 0
            ? ExitCode.Done
            : around.Terminal.Refuse(ExitCode.Failed, new Text(
                "请运行 verification broker setup;不一致的队列不能改变参数,须换名并排空。",
                "Run verification broker setup; a queue that differs cannot be changed, it needs a new name and a drain."));
    }
}
