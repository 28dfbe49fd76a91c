namespace Verification.TestKit.Checking;

/// <summary>At rest nothing is under way and nothing is missing: accepted = decided + ended without a verdict; no outbox, asks, leases, messages.</summary>
public static class Conservation
{
    private const string Promise = "rest";

    public static IEnumerable<Violation> Check(RunRecord run)
    {
        if (!run.Stored.Left.None)
            yield return new(Promise, $"left behind: {run.Stored.Left}");
        var decided = run.Stored.Verdicts.Select(v => v.VerificationId).ToHashSet();
        var ended = run.Stored.Submissions.Count(s => s.State == "closed" && !decided.Contains(s.VerificationId));
        if (run.Stored.Submissions.Count != decided.Count + ended)
            yield return new(Promise, $"{run.Stored.Submissions.Count} accepted, {decided.Count} decided, {ended} ended without a verdict");
        var known = run.Stored.Submissions.Select(s => s.VerificationId).ToHashSet();
        foreach (var orphan in decided.Where(id => !known.Contains(id)))
            yield return new(Promise, $"{orphan} has a verdict and no submission");
    }
}
