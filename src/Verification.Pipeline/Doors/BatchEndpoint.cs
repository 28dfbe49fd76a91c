using Microsoft.AspNetCore.Http;
using Verification.Intake.Reading;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;
using Verification.Platform.Database;
using Verification.Platform.FailedWork;

namespace Verification.Pipeline.Doors;

/// <summary>The HTTP door for many requests at once.</summary>
internal static class BatchEndpoint
{
    public static async Task<IResult> Submit(HttpContext http, HttpDoor door, BatchTaking taking, CancellationToken ct)
    {
        if (door.CallerOf(http.Request) is not { } caller)
        {
            return Problems.Unauthorized();
        }

        return await BodyReading.Read(http.Request, IntakeLimits.BatchBytesMax, door.Clock, ct) switch
        {
            BodyReading.Whole whole => await Take(door, taking, caller, whole.Body, ct),
            var unread => Problems.Of(unread),
        };
    }

    private static async Task<IResult> Take(HttpDoor door, BatchTaking taking, Scope caller, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var now = door.Clock.GetUtcNow();
        var reading = door.Reader.ReadBatch(body, new(caller.Submitter));
        if (reading is not BatchReading.Readable readable)
        {
            return Problems.Of(((BatchReading.Refused)reading).Faults);
        }

        if (readable.Submitter != caller.Submitter || !readable.Items.OfType<RequestReading.Readable>()
            .All(r => HttpDoor.MaySubmit(caller, r.Request)))
        {
            return Problems.Forbidden();
        }

        // What was stored when a fault comes is found by the second call.
        return await taking.Take(readable, Delivery.OverHttp(body, FailedQueues.HttpBatch), now, ct) switch
        {
            BatchTaken.Stored stored => Receipts.OfBatch(
                stored.BatchId, VerificationRoutes.OfBatch(stored.BatchId), stored.KnownBefore, stored.Received, stored.Faults),
            _ => Problems.Conflict(RoadFaults.OtherBody),
        };
    }
}
