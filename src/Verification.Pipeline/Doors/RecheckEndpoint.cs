using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Verification.Contracts;
using Verification.Contracts.Api;
using Verification.Intake.Reading;
using Verification.Intake.Rechecks;
using Verification.Pipeline.Rechecks;
using Verification.Platform.Database;
using Verification.Verdicts.Rechecks;

namespace Verification.Pipeline.Doors;

/// <summary>The HTTP door for rechecks, and what came of them.</summary>
public static class RecheckEndpoint
{
    private const string Csv = "text/csv";

    public static void MapRechecks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(VerificationRoutes.Rechecks, Submit).WithName("RecheckVerifications");
        routes.MapGet(VerificationRoutes.Recheck, Get).WithName("GetRecheck");
        routes.MapGet(VerificationRoutes.RecheckCsv, GetCsv).WithName("GetRecheckCsv");
    }

    private static async Task<IResult> Submit(HttpContext http, HttpDoor door, RecheckReader reader, RecheckTaking taking, CancellationToken ct)
    {
        if (door.CallerOf(http.Request) is not { } caller)
        {
            return Problems.Unauthorized();
        }

        return await BodyReading.Read(http.Request, RequestBytesMax, door.Clock, ct) switch
        {
            BodyReading.Whole whole => await Take(reader.Read(whole.Body, new(caller.Submitter)), caller, door, taking, ct),
            var unread => Problems.Of(unread),
        };
    }

    private const int RequestBytesMax = IntakeLimits.RecheckBytesMax;

    private static async Task<IResult> Take(
        RecheckReading reading, Scope caller, HttpDoor door, RecheckTaking taking, CancellationToken ct)
    {
        if (reading is not RecheckReading.Readable readable)
        {
            return Problems.Of(((RecheckReading.Refused)reading).Faults);
        }

        if (readable.Recheck.Submitter != caller.Submitter)
        {
            return Problems.Forbidden();
        }

        try
        {
            return await taking.Take(readable, caller, door.Clock.GetUtcNow(), ct) switch
            {
                RecheckTaken.Stored stored => Answer(readable.Recheck.BatchId, stored),
                _ => Problems.Conflict(RoadFaults.OtherBody),
            };
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // What was stored is found by the second call; the caller asks again.
            return Problems.Busy();
        }
    }

    private static IResult Answer(string batchId, RecheckTaken.Stored stored)
    {
        var location = VerificationRoutes.OfRecheck(batchId);
        var receipt = new BatchReceipt
        {
            BatchId = batchId,
            Result = stored.KnownBefore ? "known" : "stored",
            Received = stored.Received,
            Faults = stored.Faults,
            Location = location,
        };
        return new LocatedResult(location, Results.Json(
            receipt, ContractJson.Wire.BatchReceipt,
            statusCode: stored.KnownBefore ? StatusCodes.Status200OK : StatusCodes.Status202Accepted));
    }

    private static Task<IResult> Get(string batchId, HttpContext http, HttpDoor door, RecheckQueries rechecks, CancellationToken ct) =>
        Find(batchId, http, door, rechecks, WantsCsv(http.Request), ct);

    private static Task<IResult> GetCsv(string batchId, HttpContext http, HttpDoor door, RecheckQueries rechecks, CancellationToken ct) =>
        Find(batchId, http, door, rechecks, asCsv: true, ct);

    private static async Task<IResult> Find(
        string batchId, HttpContext http, HttpDoor door, RecheckQueries rechecks, bool asCsv, CancellationToken ct)
    {
        if (door.CallerOf(http.Request) is not { Submitter: { } submitter } caller)
        {
            return Problems.Unauthorized();
        }

        if (await rechecks.Find(caller, submitter, batchId, ct) is not { } recheck)
        {
            return Problems.NotFound();
        }

        var result = RecheckResult.Of(await rechecks.Of(caller, recheck, ct));
        return asCsv
            ? Results.Text(RecheckCsv.Of(result), Csv, Encoding.UTF8)
            : Results.Json(StatusOf(recheck, result), ContractJson.Wire.RecheckStatus);
    }

    private static RecheckStatus StatusOf(StoredRecheck recheck, RecheckResult result) => new()
    {
        BatchId = recheck.BatchId,
        AsOf = recheck.AsOf,
        ReceivedAt = recheck.ReceivedAt,
        ClosedAt = recheck.ClosedAt,
        Counts = result.Counts,
        Changes = result.Changes,
        Undecided = result.Undecided,
    };

    private static bool WantsCsv(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList([.. request.Headers.Accept.Where(a => a is not null)!], out var accepted)
        && accepted.OrderByDescending(a => a.Quality ?? 1).FirstOrDefault() is { } first
        && first.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase);
}
