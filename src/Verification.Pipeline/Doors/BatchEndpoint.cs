using Microsoft.AspNetCore.Http;
using Verification.Contracts;
using Verification.Contracts.Api;
using Verification.Intake.Reading;
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

        try
        {
            return await taking.Take(readable, HttpDoor.OriginOf(body, FailedQueues.HttpBatch), now, ct) switch
            {
                BatchTaken.Stored stored => Answer(stored),
                _ => Problems.Conflict(RoadFaults.OtherBody),
            };
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // What was stored is found by the second call; the caller asks again.
            return Problems.Busy();
        }
    }

    private static IResult Answer(BatchTaken.Stored stored)
    {
        var location = VerificationRoutes.OfBatch(stored.BatchId);
        var receipt = new BatchReceipt
        {
            BatchId = stored.BatchId,
            Result = stored.KnownBefore ? "known" : "stored",
            Received = stored.Received,
            Faults = stored.Faults,
            Location = location,
        };
        return new LocatedResult(location, Results.Json(
            receipt, ContractJson.Wire.BatchReceipt,
            statusCode: stored.KnownBefore ? StatusCodes.Status200OK : StatusCodes.Status202Accepted));
    }
}
