using System.Diagnostics.Metrics;
using Verification.Vocabulary;

namespace Verification.Sources.Exchange;

/// <summary>Counts what was sent to us and is not believed: late, foreign, of another person, damaged.</summary>
public sealed class RefusedReplies(SourceId source)
{
    private static readonly Meter Metrics = new("Verification");

    private static readonly Counter<long> Refused =
        Metrics.CreateCounter<long>("verification.sources.refused", "{reply}", "Replies and answers of sources that are not believed, by cause");

    private long _seen;

    /// <summary>How many this source has had refused since the process began.</summary>
    public long Seen => Interlocked.Read(ref _seen);

    /// <param name="why">A code: <c>late</c>, <c>foreign</c>, <c>another-person</c>, <c>contradictory</c>, <c>damaged</c>, <c>oversize</c>.</param>
    public void Count(string why)
    {
        Interlocked.Increment(ref _seen);
        Refused.Add(1, new KeyValuePair<string, object?>("source", source.Code), new KeyValuePair<string, object?>("why", why));
    }
}
