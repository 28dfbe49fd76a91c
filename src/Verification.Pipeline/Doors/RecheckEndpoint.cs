using System.Security.Cryptography;
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
using Verification.Pipeline.Telling;
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

        return await BodyReading.Read(http.Request, IntakeLimits.RecheckBytesMax, door.Clock, ct) switch
        {
            BodyReading.Whole whole => await Take(
                reader.Read(whole.Body, new(caller.Submitter)), SHA256.HashData(whole.Body.Span), caller, door, taking, ct),
            var unread => Problems.Of(unread),
        };
    }

    private static async Task<IResult> Take(
        RecheckReading reading, byte[] rawDigest, Scope caller, HttpDoor door, RecheckTaking taking, CancellationToken ct)
    {
        if (reading is not RecheckReading.Readable readable)
        {
            return Problems.Of(((RecheckReading.Refused)reading).Faults);
        }

        if (readable.Recheck.Submitter != caller.Submitter)
        {
            return Problems.Forbidden();
        }

        // What was stored when a fault comes is found by the second call.
        return await taking.Take(readable, caller, rawDigest, door.Clock.GetUtcNow(), ct) switch
        {
            RecheckTaken.Stored stored => Receipts.OfBatch(
                readable.Recheck.BatchId, VerificationRoutes.OfRecheck(readable.Recheck.BatchId), stored.KnownBefore, stored.Received, stored.Faults),
            _ => Problems.Conflict(RoadFaults.OtherBody),
        };
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

        if (await door.Soon(rechecks.Find(caller, submitter, batchId, ct), ct) is not { } recheck)
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
