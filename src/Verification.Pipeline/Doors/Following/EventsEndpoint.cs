using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Platform.Submissions;
using Verification.Verdicts.Following;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors.Following;

/// <summary>What the streams need besides the caller.</summary>
/// <param name="Lifetime">A process that is told to stop ends its streams at once; listeners go on at another.</param>
internal sealed record EventStreams(HttpDoor Door, VerificationFollowing Following, Listeners Listeners, IHostApplicationLifetime Lifetime);

/// <summary>Progress as server-sent events, resumed after the event a listener names in <c>Last-Event-ID</c>.</summary>
public static class EventsEndpoint
{
    private const string LastEventId = "Last-Event-ID";
    private const string Round = "round";

    /// <summary>Following: the list, and the events of one verification or batch.</summary>
    public static void MapFollowing(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(VerificationRoutes.Verifications, ListEndpoint.Get).WithName("ListVerifications");
        routes.MapGet(VerificationRoutes.VerificationEvents, OfVerification).WithName("FollowVerification");
        routes.MapGet(VerificationRoutes.BatchEvents, OfBatch).WithName("FollowBatch");
    }

    private static async Task<IResult> OfVerification(Guid id, HttpContext http, EventStreams streams, FollowQueries rows, CancellationToken ct)
    {
        if (streams.Door.CallerOf(http.Request) is not { } caller)
        {
            return Problems.Unauthorized();
        }

        var faults = new List<RequestFault>();
        var mark = MarkOf(http.Request, faults);
        var round = RoundOf(http.Request, faults);
        if (faults.Count > 0)
        {
            return Problems.WrongQuestion(faults);
        }

        var verification = new VerificationId(id);
        if (await rows.Find(caller, verification, ct) is not { } stand)
        {
            return Problems.NotFound();
        }

        // A listener that has heard everything is told so, or its browser would connect again and again.
        return mark is not null && FollowDecision.Ends(stand, round) && FollowDecision.Since(mark, stand).Count == 0
            ? Results.NoContent()
            : Stream(http, streams, stop => streams.Following.Follow(caller, verification, mark, round, stop), ContractJson.Wire.VerificationEvent);
    }

    private static async Task<IResult> OfBatch(string batchId, HttpContext http, EventStreams streams, SubmissionQueries submissions, CancellationToken ct)
    {
        if (streams.Door.CallerOf(http.Request) is not { Submitter: { } submitter } caller)
        {
            return Problems.Unauthorized();
        }

        var told = LastHeard(http.Request);
        if (told is not null && !BatchEvents.IsId(told))
        {
            return Problems.WrongQuestion([FollowFaults.EventIdUnreadable.At(LastEventId)]);
        }

        if (await submissions.FindBatch(caller, submitter, batchId, ct) is not { } batch)
        {
            return Problems.NotFound();
        }

        return batch.ClosedAt is not null && told == BatchEvents.IdOf(batch)
            ? Results.NoContent()
            : Stream(http, streams, stop => streams.Following.FollowBatch(caller, submitter, batchId, told, stop), ContractJson.Wire.BatchStatus);
    }

    private static IResult Stream<T>(
        HttpContext http, EventStreams streams, Func<CancellationToken, IAsyncEnumerable<Told<T>>> follow, JsonTypeInfo<T> shape)
        where T : class
    {
        if (streams.Listeners.TryTake() is not { } place)
        {
            return Problems.Busy();
        }

        http.Response.RegisterForDispose(place);
        // A proxy that gathers a response before it passes it on would keep every event to the end.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Items(follow, shape, http.RequestAborted, streams.Lifetime.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<string>> Items<T>(
        Func<CancellationToken, IAsyncEnumerable<Told<T>>> follow, JsonTypeInfo<T> shape, CancellationToken gone, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken ct = default)
        where T : class
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping, ct);
        await foreach (var told in follow(end.Token))
        {
            yield return new(told.Body is null ? "" : JsonSerializer.Serialize(told.Body, shape), told.Kind) { EventId = told.Id };
        }
    }

    private static FollowMark? MarkOf(HttpRequest request, List<RequestFault> faults)
    {
        if (LastHeard(request) is not { } text)
        {
            return null;
        }

        if (FollowMark.TryParse(text, out var mark))
        {
            return mark;
        }

        faults.Add(FollowFaults.EventIdUnreadable.At(LastEventId));
        return null;
    }

    private static int RoundOf(HttpRequest request, List<RequestFault> faults)
    {
        var given = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        if (given.Keys.Any(name => name != Round))
        {
            faults.Add(FollowFaults.Unknown.At("?"));
        }

        return ListQuestionReader.Number(given, Round, 1, FollowLimits.RoundMax, faults);
    }

    private static string? LastHeard(HttpRequest request) => request.Headers[LastEventId].ToString() is { Length: > 0 } id ? id : null;
}
