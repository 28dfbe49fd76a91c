namespace Verification.TestKit.Checking;

/// <summary>Requests that lay in the broker until their own deadline had passed: refused with that reason, told, and kept in failed work.</summary>
/// <remarks>An end of its own beside verdict and withdrawal; whoever set no deadline, or was refused before it, has not expired.</remarks>
public static class ExpiredRequests
{
    private const string Reason = "deadline_too_soon";

    // What may still be asked for must leave a second to ask.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    /// <summary>SHA-256 of their bodies as sent, in hexadecimal.</summary>
    public static IReadOnlySet<string> Of(RunRecord run)
    {
        var late = run.Stored.Resting.Where(r => r.Reason == Reason)
            .GroupBy(r => Convert.ToHexStringLower(r.BodyDigest)).ToDictionary(g => g.Key, g => g.Min(r => r.FailedAt), StringComparer.Ordinal);
        var told = late.Count == 0 ? [] : run.Journal.Heard.Where(m => m.Type == "VerificationRefused").Select(m => m.RequestId).ToHashSet();
        return late.Count == 0 ? new HashSet<string>() : run.Journal.Sent
            .Where(r => r.Deadline is { } deadline && told.Contains(r.RequestId)
                && late.TryGetValue(Convert.ToHexStringLower(r.RawDigest), out var at) && at > deadline - Shortest)
            .Select(r => Convert.ToHexStringLower(r.RawDigest)).ToHashSet(StringComparer.Ordinal);
    }
}
