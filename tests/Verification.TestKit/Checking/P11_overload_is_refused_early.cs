namespace Verification.TestKit.Checking;

/// <summary>P11: overload is refused early (429 or 503, or the broker's queue grows); memory stays bounded.</summary>
public static class P11_overload_is_refused_early
{
    private const string Promise = "P11";

    /// <summary>The memory a process of the service may hold.</summary>
    public const long MemoryMax = 600L << 20;

    public static IEnumerable<Violation> Check(RunRecord run)
    {
        foreach (var slow in run.Journal.Answers.Where(a => a.Status is 429 or 503 && a.Took > run.RefusedWithin))
            yield return new(Promise, $"a refusal {slow.Status} took {slow.Took.TotalMilliseconds:0} ms");
        foreach (var wrong in run.Journal.Answers.Where(a => a.Status >= 500 && a.Status != 503).GroupBy(a => a.Status))
            yield return new(Promise, $"{wrong.Count()} calls were answered {wrong.Key}");
        if (run.MemoryPeak > MemoryMax)
            yield return new(Promise, $"a process held {run.MemoryPeak >> 20} MiB");
    }
}
