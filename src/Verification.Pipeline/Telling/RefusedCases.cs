using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;

namespace Verification.Pipeline.Telling;

/// <summary>What happens to a request that was read and refused.</summary>
internal static class RefusedCases
{
    /// <summary>Rests and is refused, unless nothing but its deadline is wrong and it turns out to be a known one, delivered again.</summary>
    public static FinishedCase Of(RequestReading.Refused refused, Delivery origin, Settle settle, DateTimeOffset now)
    {
        var rest = Refusals.Of(origin, refused.Submitter, refused.RequestId, refused.Faults, now);
        return refused.IfKnown is { } late
            ? new KnownOnlyCase(settle, late.Request.Submitter, late.Request.RequestId, late.BodyDigest, rest)
            : new RestingCase(settle, rest);
    }
}
