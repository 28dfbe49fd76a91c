using Verification.Platform.Exits;

namespace Verification.Platform.Messaging;

/// <summary>An exchange of ours; always durable.</summary>
public sealed record ExchangeSpec(string Name, string Type, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>A queue of ours; always durable, always a quorum queue.</summary>
public sealed record QueueSpec(string Name, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>A binding of ours.</summary>
public sealed record BindingSpec(string Exchange, string Queue, string Key);

/// <summary>Every exchange, queue and binding of ours.</summary>
/// <remarks>Only what 3.10 and 4.x both understand. A queue cannot change its arguments: a change needs a new name and a drain.</remarks>
public static class Topology
{
    public const string Requests = "verification.requests";
    public const string Acknowledgements = "verification.acknowledgements";
    public const string Verdicts = "verification.verdicts";
    public const string VerdictsUnbound = "verification.verdicts.unbound";
    public const string Dead = "verification.dead";
    public const string Intake = "verification.intake";
    public const string IntakeBatch = "verification.intake.batch";
    public const string Recheck = "verification.recheck";
    public const string KeyRecheck = "recheck";
    public const string KeyOne = "one";
    public const string KeyMany = "many";

    /// <summary>The broker's fence; our own rules end a message's tries long before.</summary>
    public const int DeliveryLimit = 200;

    /// <summary>Verdicts nobody bound that are kept for operators to see; the rows are the truth.</summary>
    public const int UnboundMax = 100_000;

    // An operator who looks at a message gives it back. From 4.0 on a queue without a limit would drop it after 20 looks.
    private const int LooksMax = 1_000_000;

    public static IReadOnlyList<ExchangeSpec> Exchanges { get; } =
    [
        new(Dead, "fanout", Arguments()),
        new(Requests, "direct", Arguments()),
        new(Acknowledgements, "topic", Arguments()),
        new(VerdictsUnbound, "fanout", Arguments()),
        new(Verdicts, "topic", Arguments(("alternate-exchange", VerdictsUnbound))),
    ];

    public static IReadOnlyList<QueueSpec> Queues { get; } =
    [
        new(Dead, Quorum(("x-delivery-limit", LooksMax))),
        new(VerdictsUnbound, Quorum(("x-delivery-limit", LooksMax), ("x-max-length", UnboundMax), ("x-overflow", "drop-head"))),
        new(Intake, Work()),
        new(IntakeBatch, Work()),
        new(Recheck, Work()),
        .. ExitKinds.All.Select(kind => new QueueSpec(kind.Queue(), Work())),
    ];

    public static IReadOnlyList<BindingSpec> Bindings { get; } =
    [
        new(Dead, Dead, ""),
        new(VerdictsUnbound, VerdictsUnbound, ""),
        new(Requests, Intake, KeyOne),
        new(Requests, IntakeBatch, KeyMany),
        new(Requests, Recheck, KeyRecheck),
        .. ExitKinds.All.Select(kind => new BindingSpec(Requests, kind.Queue(), kind.Name())),
    ];

    // At-least-once dead-lettering is silently at-most-once unless all three stand together with a target that exists.
    private static Dictionary<string, object?> Work() => Quorum(
        ("x-delivery-limit", DeliveryLimit), ("x-dead-letter-exchange", Dead),
        ("x-dead-letter-strategy", "at-least-once"), ("x-overflow", "reject-publish"));

    private static Dictionary<string, object?> Quorum(params (string Name, object? Value)[] more) =>
        Arguments([("x-queue-type", "quorum"), .. more]);

    private static Dictionary<string, object?> Arguments(params (string Name, object? Value)[] arguments) =>
        arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);
}
