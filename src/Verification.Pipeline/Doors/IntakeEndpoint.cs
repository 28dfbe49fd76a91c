using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Verification.Contracts;
using Verification.Contracts.Api;
using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Platform.Database;
using Verification.Platform.Submissions;

namespace Verification.Pipeline.Doors;

/// <summary>The HTTP door for single requests: stored first, answered, then taken on.</summary>
public static class IntakeEndpoint
{
    /// <summary>A caller hears within a second whether its request is stored, also while the database lets nobody in.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMilliseconds(700);

    public static void MapIntake(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(VerificationRoutes.Verifications, Submit).WithName("SubmitVerification");
        routes.MapPost(VerificationRoutes.Batches, BatchEndpoint.Submit).WithName("SubmitVerifications");
        routes.MapGet(VerificationRoutes.Verification, StatusEndpoint.OfVerification).WithName("GetVerification");
        routes.MapGet(VerificationRoutes.Batch, StatusEndpoint.OfBatch).WithName("GetBatch");
        routes.MapExits();
        routes.MapRechecks();
    }

    private static async Task<IResult> Submit(HttpContext http, HttpDoor door, CancellationToken ct)
    {
        if (door.CallerOf(http.Request) is not { } caller)
        {
            return Problems.Unauthorized();
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
        var arrival = new Arrival(readable.Facts, readable.Body, readable.BodyDigest, Door.Http, now, HttpDoor.OriginOf(readable.Body));
        if (!door.TryReceive(arrival, out var receiving))
        {
            return Problems.Busy();
        }

        var location = VerificationRoutes.OfVerification(readable.Id.Value);
        switch (await Outcome(receiving, door.Clock, ct))
        {
            case null:
                return Problems.Busy();
            case ReceiveOutcome.Stored:
                door.GoOn(arrival);
                return Answer(readable.Id.Value, "stored", location, StatusCodes.Status202Accepted);
            case ReceiveOutcome.Known:
                return Answer(readable.Id.Value, "known", location, StatusCodes.Status200OK);
            default:
                return Problems.Conflict(RoadFaults.OtherBody);
        }
    }

    /// <summary>What was stored, or null when nothing could be, or not soon: nothing was promised, and the caller asks again.</summary>
    /// <remarks>Stored after all, the row is found by the second call, or by the sweep of what was received and left.</remarks>
    private static async Task<ReceiveOutcome?> Outcome(Task<ReceiveOutcome> receiving, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            return await receiving.WaitAsync(AnswerWithin, clock, ct);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>A call repeated after its own deadline is answered as the first one was; a new one is refused.</summary>
    private static async Task<IResult> IfKnown(
        HttpDoor door, Scope caller, RequestReading.Readable late, IReadOnlyList<RequestFault> faults, CancellationToken ct) =>
        await door.Find(caller, late.Id, ct) is { } known && known.BodyDigest.AsSpan().SequenceEqual(late.BodyDigest)
            ? Answer(late.Id.Value, "known", VerificationRoutes.OfVerification(late.Id.Value), StatusCodes.Status200OK)
            : Problems.Of(faults);

    private static IResult Answer(Guid id, string result, string location, int status) => new LocatedResult(
        location,
        Results.Json(
            new SubmissionReceipt { VerificationId = id, Result = result, Location = location },
            ContractJson.Wire.SubmissionReceipt, statusCode: status));
}

/// <summary>A result that also says where to look next.</summary>
internal sealed class LocatedResult(string location, IResult inner) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Location = location;
        return inner.ExecuteAsync(httpContext);
    }
}
