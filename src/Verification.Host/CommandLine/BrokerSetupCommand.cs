using Verification.Platform.Messaging;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Declares every exchange, queue and binding of ours; declaring twice changes nothing.</summary>
internal static class BrokerSetupCommand
{
    public static Verb Create(Surroundings around)
    {
        var command = new Verb("setup", around, new Text("在 RabbitMQ 上建立交换机与队列", "Declare exchanges and queues at RabbitMQ"),
            new Example("verification broker setup", new Text("可重复运行", "May be run again")));
        command.SetAction((_, ct) => Run(around, ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, CancellationToken ct)
    {
        if (!Uri.TryCreate(around.Variable("VERIFICATION_BROKER"), UriKind.Absolute, out var uri))
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Broker);
        await using var broker = new BrokerConnection(new BrokerOptions(uri), around.Clock);
        await TopologySetup.Declare(broker, ct);
        around.Terminal.Line(new Text(
            $"已建立 {Topology.Exchanges.Count} 个交换机、{Topology.Queues.Count} 个队列。",
            $"{Topology.Exchanges.Count} exchanges and {Topology.Queues.Count} queues are there."));
        return ExitCode.Done;
    }
}
