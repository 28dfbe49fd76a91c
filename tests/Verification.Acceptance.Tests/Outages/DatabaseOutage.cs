using System.Diagnostics;
using Npgsql;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>What the experiments on the database share: both edges and the HTTP door on a database that goes away and comes back.</summary>
internal static class DatabaseOutage
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A service of two processes, one per edge, whose rows lie in <paramref name="stage"/>'s own database.</summary>
    public static Task<FaultRun> Serve(LoadedStage stage) =>
        FaultRun.Serving(stage, new ServeAs { Edge = "masstransit" }, new ServeAs { Edge = "rabbitmq" });

    /// <summary>Does harm while work is in hand, then waits until callers are promised and verdicts are heard again; answers how long that took.</summary>
    public static async Task<TimeSpan> Strike(FaultRun run, string what, Func<Task> harm)
    {
        var before = run.Journal.Heard.Count;
        await Until.Holds(() => run.Journal.Heard.Count > before + 20, Patience, "verdicts are published before the fault");
        var inHand = await run.InHand();
        var clock = Stopwatch.StartNew();
        await harm();
        run.Did(what, inHand > 0);
        var (promised, heard) = (PromisedOverHttp(run), run.Journal.Heard.Count);
        await Until.Holds(() => PromisedOverHttp(run) > promised && run.Journal.Heard.Count > heard, Patience, "it serves again");
        return clock.Elapsed;
    }

    public static int PromisedOverHttp(FaultRun run) => run.Journal.Sent.Count(r => r is { By: SentBy.Http, Outcome: SentOutcome.Promised });

    /// <summary>Old connections of the test itself lead to a server that is gone.</summary>
    public static void Forget() => NpgsqlConnection.ClearAllPools();
}
