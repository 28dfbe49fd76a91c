using Verification.Platform.Messaging;

namespace Verification.Platform.FailedWork;

/// <summary>Where work came from that did not come from a queue of the broker.</summary>
public static class FailedQueues
{
    /// <summary>Where a part of a batch rests: where it would have come from alone, since it is sent again alone.</summary>
    public static string OfPart(string queue) => queue == HttpBatch ? Http : Topology.Intake;

    /// <summary>A single request over HTTP.</summary>
    public const string Http = "http";

    /// <summary>A batch over HTTP.</summary>
    public const string HttpBatch = "http-batch";

    /// <summary>A parked round whose verdict could not be stored; the body is the verification's id, there is no message to send again.</summary>
    public const string Complete = "complete";
}
