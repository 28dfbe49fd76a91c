using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;
using Verification.Platform.Database;
using Verification.Platform.Submissions;

namespace Verification.Pipeline.Doors;

/// <summary>The HTTP door for single requests: stored first, answered, then taken on.</summary>
public static class IntakeEndpoint
{
    public static void MapIntake(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(VerificationRoutes.Verifications, Submit).WithName("SubmitVerification");
        routes.MapPost(VerificationRoutes.Batches, BatchEndpoint.Submit).WithName("SubmitVerifications");
        routes.MapGet(VerificationRoutes.Verification, StatusEndpoint.OfVerification).WithName("GetVerification");
        routes.MapGet(VerificationRoutes.Batch, StatusEndpoint.OfBatch).WithName("GetBatch");
        routes.MapExits();
        routes.MapRechecks();
        routes.MapReports();
        routes.MapVisits();
    }

    private static async Task<IResult> Submit(HttpContext http, HttpDoor door, CancellationToken ct)
    {
        if (door.CallerOf(http.Request) is not { } caller)
        {
            return Problems.Unauthorized();
        }

        if (door.Reception.IsFull)
        {
            return Problems.Busy();
        }

        return await BodyReading.Read(http.Request, IntakeLimits.BodyBytesMax, door.Clock, ct) switch
        {
            BodyReading.Whole whole => await Take(door, caller, whole.Body, ct),
            var unread => Problems.Of(unread),
        };
    }

    private static async Task<IResult> Take(HttpDoor door, Scope caller, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var now = door.Clock.GetUtcNow();
        return door.Reader.Read(body, new(caller.Submitter)) switch
        {
            RequestReading.Refused { IfKnown: { } late } refused => await IfKnown(door, caller, late, refused.Faults, ct),
            RequestReading.Refused refused => Problems.Of(refused.Faults),
            RequestReading.Readable { Request: var request } when !HttpDoor.MaySubmit(caller, request) => Problems.Forbidden(),
            RequestReading.Readable readable => await Store(door, readable, now, ct),
            _ => Problems.Of([RoadFaults.OurFault]),
        };
    }

    private static async Task<IResult> Store(
        HttpDoor door, RequestReading.Readable readable, DateTimeOffset now, CancellationToken ct)
    {
        var arrival = Arrival.OfStored(readable, Door.Http, now);
        if (!door.Reception.TryReceive(arrival, out var receiving))
        {
            return Problems.Busy();
        }

        return await Outcome(receiving, door, ct) switch
        {
            null => Problems.Busy(),
            ReceiveOutcome.OtherBody => Problems.Conflict(RoadFaults.OtherBody),
            var outcome => Receipts.OfVerification(readable.Id.Value, outcome is ReceiveOutcome.Known),
        };
    }

    /// <summary>What was stored, or null when nothing could be, or not soon: nothing was promised, and the caller asks again.</summary>
    /// <remarks>Stored after all, it goes on as any other, and the second call finds it.</remarks>
    private static async Task<ReceiveOutcome?> Outcome(Task<ReceiveOutcome> receiving, HttpDoor door, CancellationToken ct)
    {
        try
        {
            return await door.Soon(receiving, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && Problems.MayPass(fault))
        {
            return null;
        }
    }

    /// <summary>A call repeated after its own deadline is answered as the first one was; a new one is refused.</summary>
    private static async Task<IResult> IfKnown(
        HttpDoor door, Scope caller, RequestReading.Readable late, IReadOnlyList<RequestFault> faults, CancellationToken ct) =>
        await door.Soon(door.Find(caller, late.Id, ct), ct) is { } known && known.BodyDigest.AsSpan().SequenceEqual(late.BodyDigest)
            ? Receipts.OfVerification(late.Id.Value, known: true)
            : Problems.Of(faults);
}
