namespace Verification.TestKit.Checking;

/// <summary>P12: versions N and N−1 run side by side; SIGTERM under load loses nothing. What is lost shows in P1 and P3; here is how processes end.</summary>
public static class P12_change_loses_nothing
{
    private const string Promise = "P12";

    /// <summary>The grace an orchestrator gives a process that was told to stop.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(45);

    public static IEnumerable<Violation> Check(RunRecord run)
    {
        foreach (var stopped in run.Stopped.Where(s => s.ExitCode != 0))
            yield return new(Promise, $"a process that was told to stop ended with {stopped.ExitCode}");
        foreach (var stopped in run.Stopped.Where(s => s.Took > Grace))
            yield return new(Promise, $"a process that was told to stop took {stopped.Took.TotalSeconds:0} s");
    }
}
