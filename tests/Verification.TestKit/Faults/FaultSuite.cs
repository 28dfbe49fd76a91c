using System.Diagnostics;
using NUnit.Framework;
using Verification.TestKit.Checking;

namespace Verification.TestKit.Faults;

/// <summary>The end of every full-size fault run: come to rest, write the figures whatever they say, judge.</summary>
public static class FaultSuite
{
    /// <summary>Long enough for every lease and heartbeat to end by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    /// <summary>Does the harm of a suite; what breaks it off is written instead of figures, so that no older result stands in their place.</summary>
    public static async Task<T> Harm<T>(string suite, int seed, FaultRun run, object load, Func<Task<T>> harm)
    {
        try
        {
            return await harm();
        }
        catch (Exception fault)
        {
            LongResults.Write(suite, seed, new { load, brokeOff = $"{fault.GetType().Name}: {fault.Message.Split('\n')[0]}", sent = run.Journal.Sent.Count, faults = run.Done });
            throw;
        }
    }

    /// <summary>The same for harm that answers nothing.</summary>
    public static Task Harm(string suite, int seed, FaultRun run, object load, Func<Task> harm) => Harm(suite, seed, run, load, async () =>
    {
        await harm();
        return true;
    });

    /// <summary>Comes to rest, writes the result of the suite and fails when a promise is broken.</summary>
    /// <param name="load">What was sent and how, for whoever reads the result.</param>
    /// <param name="measured">Figures of this suite's own, taken when the run has come to rest.</param>
    public static async Task Judge(string suite, int seed, FaultRun run, object load, Func<RunRecord, TimeSpan, object> measured, bool bodies = true)
    {
        var faultsEnded = Stopwatch.GetTimestamp();
        RunRecord record;
        try
        {
            record = await run.Rest(Patience, bodies);
        }
        catch (AssertionException stuck)
        {
            LongResults.Write(suite, seed, new { load, neverCameToRest = stuck.Message.Split('\n')[0], sent = run.Journal.Sent.Count });
            throw;
        }

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
