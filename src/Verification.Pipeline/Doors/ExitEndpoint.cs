using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Verification.Intake.Exits;
using Verification.Intake.Reading;
using Verification.Pipeline.Exits;
using Verification.Pipeline.Telling;
using Verification.Platform.Database;
using Verification.Platform.Exits;
using Verification.Platform.Submissions;
using Verification.Verdicts.Exits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors;

/// <summary>The HTTP door for what follows on a verification.</summary>
internal static class ExitEndpoint
{
    public static void MapExits(this IEndpointRouteBuilder routes)
    {
        Map(routes, VerificationRoutes.Supplements, ExitKind.Supplement, "SubmitSupplement");
        Map(routes, VerificationRoutes.Objections, ExitKind.Objection, "ContestVerdict");
        Map(routes, VerificationRoutes.Withdrawal, ExitKind.Withdrawal, "WithdrawVerification");
        Map(routes, VerificationRoutes.Decisions, ExitKind.Decision, "NotifyDecision");
    }

    private static void Map(IEndpointRouteBuilder routes, string route, ExitKind kind, string name) => routes.MapPost(
        route,
        (Guid id, HttpContext http, HttpDoor door, ExitReader reader, ExitDesk desk, CancellationToken ct) =>
            Submit(new(id), kind, http, door, reader, desk, ct)).WithName(name);

    private static async Task<IResult> Submit(
        VerificationId id, ExitKind kind, HttpContext http, HttpDoor door, ExitReader reader, ExitDesk desk, CancellationToken ct)
    {
        if (door.CallerOf(http.Request) is not { } caller)
        {
            return Problems.Unauthorized();
        }

        return await BodyReading.Read(http.Request, IntakeLimits.BodyBytesMax, door.Clock, ct) switch
        {
            BodyReading.Whole whole => await Take(
                id, reader.Read(kind, whole.Body, new(caller.Submitter)), SHA256.HashData(whole.Body.Span), caller, door, desk, ct),
            var unread => Problems.Of(unread),
        };
    }

    private static async Task<IResult> Take(
        VerificationId id, ExitReading reading, byte[] rawDigest, Scope caller, HttpDoor door, ExitDesk desk, CancellationToken ct)
    {
        if (reading is not ExitReading.Readable exit)
        {
            return Problems.Of(((ExitReading.Refused)reading).Faults);
        }

        if (exit.Key.Submitter != caller.Submitter)
        {
            return Problems.Forbidden();
        }

        // A verification outside the caller's scope does not exist for it.
        if (await door.Soon(door.Find(caller, id, ct), ct) is null)
        {
            return Problems.NotFound();
        }

        return exit.Verification != id
            ? Problems.Of([StandingFaults.NoVerification])
            : await door.Soon(desk.Take(exit, rawDigest, Door.Http, door.Clock.GetUtcNow(), ct), ct) switch
            {
                ExitTaken.Stored stored => Receipts.OfExit(exit.Verification.Value, exit.Key.RequestId, stored.KnownBefore),
                ExitTaken.Refused refused => Problems.Of(refused.Faults),
                _ => Problems.Conflict(RoadFaults.OtherBody),
            };
    }
}
