using RabbitMQ.Client;

namespace Verification.Platform.Messaging;

/// <summary>Every exchange, queue and binding of ours.</summary>
public static class Topology
{
    public const string Requests = "verification.requests";
    public const string Acknowledgements = "verification.acknowledgements";
    public const string Verdicts = "verification.verdicts";
    public const string VerdictsUnbound = "verification.verdicts.unbound";
    public const string Dead = "verification.dead";
    public const string Intake = "verification.intake";
    public const string IntakeBatch = "verification.intake.batch";
    public const string KeyOne = "one";
    public const string KeyMany = "many";

    /// <summary>Declares what is missing; declaring twice changes nothing.</summary>
    public static Task Declare(IConnection connection, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>What is missing or different, empty when all is as it should be.</summary>
    public static Task<IReadOnlyList<string>> Check(BrokerConnection connection, CancellationToken ct) => throw new NotSupportedException();
}
