namespace Verification.TestKit.Checking;

/// <summary>P6: a bad message rests in failed work with its reason; nothing is dropped; an innocent one never rests there.</summary>
public static class P06_only_bad_work_rests
{
    private const string Promise = "P6";

    public static IEnumerable<Violation> Check(RunRecord run)
    {
        var injected = Counted(run.Injected);
        var resting = Counted(run.Stored.Resting.Where(r => r.State != "done").Select(r => r.BodyDigest));
        foreach (var (digest, times) in injected)
        {
            var rests = resting.GetValueOrDefault(digest);
            if (rests != times)
                yield return new(Promise, $"{digest[..12]} was injected {times} times and rests {rests} times");
        }

        var expired = ExpiredRequests.Of(run);
        foreach (var innocent in run.Stored.Resting.Where(r => r.State != "done" && !IsKnown(Convert.ToHexStringLower(r.BodyDigest))))
            yield return new(Promise, $"{Convert.ToHexStringLower(innocent.BodyDigest)[..12]} rests as {innocent.Reason} from {innocent.Queue} and nobody injected it");
        foreach (var mute in run.Stored.Resting.Where(r => string.IsNullOrEmpty(r.Reason)))
            yield return new(Promise, $"{Convert.ToHexStringLower(mute.BodyDigest)[..12]} rests without a reason");

        bool IsKnown(string digest) => injected.ContainsKey(digest) || expired.Contains(digest);
    }

    private static Dictionary<string, int> Counted(IEnumerable<byte[]> digests) =>
        digests.GroupBy(Convert.ToHexStringLower).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}
