using Verification.Vocabulary;

namespace Verification.Platform.Exits;

/// <summary>What may follow on a verification.</summary>
public enum ExitKind
{
    /// <summary>New evidence (补充材料).</summary>
    Supplement,

    /// <summary>An objection to a verdict (异议).</summary>
    Objection,

    /// <summary>The verification ends without further verdicts.</summary>
    Withdrawal,

    /// <summary>What an office decided (认定结果).</summary>
    Decision,
}

/// <summary>The names of the kinds, as rows, routing keys and queues bear them.</summary>
public static class ExitKinds
{
    private const string QueuePrefix = "verification.exit.";

    public static IReadOnlyList<ExitKind> All { get; } = Enum.GetValues<ExitKind>();

    public static string Name(this ExitKind kind) => kind switch
    {
        ExitKind.Supplement => "supplement",
        ExitKind.Objection => "objection",
        ExitKind.Withdrawal => "withdrawal",
        ExitKind.Decision => "decision",
        _ => throw new BrokenPromise($"no name for the exit {kind}"),
    };

    /// <summary>The queue the kind is read from; its key at the exchange of requests is the name.</summary>
    public static string Queue(this ExitKind kind) => QueuePrefix + kind.Name();

    public static ExitKind Parse(string name) => All.Single(kind => kind.Name() == name);

    /// <summary>The kind read from this queue, or null when no exit is.</summary>
    public static ExitKind? OfQueue(string queue) =>
        All.Where(kind => kind.Queue() == queue).Select(kind => (ExitKind?)kind).FirstOrDefault();
}
