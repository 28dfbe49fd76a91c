using Verification.Platform.Messaging;

namespace Verification.Platform.FailedWork;

/// <summary>Where work came from that did not come from a queue of the broker.</summary>
public static class FailedQueues
{
    /// <summary>Where a part of a batch rests: where it would have come from alone, since it is sent again alone.</summary>
    public static string OfPart(string queue) => queue == HttpBatch ? Http : Topology.Intake;

    /// <summary>The key under which work of this queue is sent again; what did not come from the broker goes where it would have gone there.</summary>
    public static string KeyTo(string queue) => queue switch
    {
        Http => Topology.KeyOne,
        HttpBatch => Topology.KeyMany,
        _ => Topology.Bindings.Single(b => b.Exchange == Topology.Requests && b.Queue == queue).Key,
    };

    /// <summary>A single request over HTTP.</summary>
    public const string Http = "http";

    /// <summary>A batch over HTTP.</summary>
    public const string HttpBatch = "http-batch";

    /// <summary>A parked round whose verdict could not be stored; the body is the verification's id, there is no message to send again.</summary>
    public const string Complete = "complete";
}
