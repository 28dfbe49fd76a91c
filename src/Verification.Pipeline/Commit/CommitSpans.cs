using System.Diagnostics;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Commit;

/// <summary>Spans of the work many cases share: each names its cases by links, so that one household's trace goes on through the batch.</summary>
internal static class CommitSpans
{
    /// <summary>The transaction of a batch.</summary>
    public static Activity? Commit(IReadOnlyList<FoldedCase> cases)
    {
        if (!Telemetry.Traces.HasListeners())
        {
            return null;
        }

        var links = cases.Select(c => c.First.Trace).Where(t => t != default).Select(t => new ActivityLink(t));
        var span = Telemetry.Traces.StartActivity(ActivityKind.Internal, links: links, name: "commit");
        span?.SetTag("cases", cases.Count);
        return span;
    }

    /// <summary>Publishing what a batch committed; a child of its commit.</summary>
    public static Activity? Publish(int messages) =>
        Telemetry.Traces.StartActivity("publish", ActivityKind.Producer)?.SetTag("messages", messages);
}
