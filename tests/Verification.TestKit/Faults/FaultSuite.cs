using System.Diagnostics;
using Verification.TestKit.Checking;

namespace Verification.TestKit.Faults;

/// <summary>The end of every full-size fault run: come to rest, write the figures whatever they say, judge.</summary>
public static class FaultSuite
{
    /// <summary>Long enough for every lease and heartbeat to end by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    /// <summary>Comes to rest, writes the result of the suite and fails when a promise is broken.</summary>
    /// <param name="load">What was sent and how, for whoever reads the result.</param>
    /// <param name="measured">Figures of this suite's own, taken when the run has come to rest.</param>
    public static async Task Judge(string suite, int seed, FaultRun run, object load, Func<RunRecord, TimeSpan, object> measured, bool bodies = true)
    {
        var faultsEnded = Stopwatch.GetTimestamp();
        var record = await run.Rest(Patience, bodies);
        var drained = Stopwatch.GetElapsedTime(faultsEnded);
        LongResults.Write(suite, seed, new
        {
            load,
            secondsToRestAfterTheLastFault = Math.Round(drained.TotalSeconds, 1),
            measured = measured(record, drained),
            run = FaultRun.Figures(record),
        });
        Promises.MustHold(record);
    }
}
