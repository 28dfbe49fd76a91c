using NUnit.Framework;

namespace Verification.TestKit.Checking;

/// <summary>Every checker, run after every fault; a run whose faults hit nothing has shown nothing and fails too.</summary>
public static class Promises
{
    private const int ShownMax = 20;

    /// <summary>Everything the run shows to be broken.</summary>
    public static IReadOnlyList<Violation> Broken(RunRecord run) =>
    [
        .. P01_every_request_ends.Check(run), .. P02_one_id_one_request.Check(run), .. P03_verdicts_are_published.Check(run),
        .. P04_verdicts_can_be_recomputed.Check(run), .. P05_no_fault_decides.Check(run), .. P06_only_bad_work_rests.Check(run),
        .. P11_overload_is_refused_early.Check(run), .. P12_change_loses_nothing.Check(run), .. Conservation.Check(run), .. Missed(run),
    ];

    /// <summary>Fails the test when anything is broken.</summary>
    public static void MustHold(RunRecord run)
    {
        var broken = Broken(run);
        Assert.That(broken, Is.Empty, string.Join('\n', broken.Take(ShownMax)));
    }

    /// <summary>The same for a fast test: its neighbours share the processors, so a refusal must only not hang.</summary>
    public static void MustHoldBesideOthers(RunRecord run) => MustHold(run with { RefusedWithin = TimeSpan.FromSeconds(10) });

    private static IEnumerable<Violation> Missed(RunRecord run) =>
        run.Faults.Count == 0
            ? [new("hit", "no fault was set")]
            : run.Faults.Where(f => f.Hits == 0).Select(f => new Violation("hit", $"{f.What}: {f.Times} times, nothing was hit"));
}
