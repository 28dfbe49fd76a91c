using Microsoft.AspNetCore.Http;
using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Platform.Database;
using Verification.Platform.FailedWork;
using Verification.Platform.Submissions;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors;

/// <summary>What the HTTP endpoints share: who calls, storing first, and going on afterwards.</summary>
public sealed class HttpDoor(SubmitterTokens tokens, RequestReader reader, ReceiveCommit receive, SubmissionQueries submissions, Vault vault, OnwardWork onward, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    /// <summary>
    /// A caller hears within a second how it stands, also while the database lets nobody in. Half of the second belongs to the machine: with
    /// every core busy both the call and the end of this wait stand in line for some hundred milliseconds.
    /// </summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMilliseconds(400);

    public RequestReader Reader => reader;

    public TimeProvider Clock => clock;

    /// <summary>Whether a request that came now could not be stored soon: it is refused before it is read.</summary>
    public bool IsFull => receive.IsFull;

    /// <summary>What the caller's token opens, or null.</summary>
    public Scope? CallerOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.Ordinal) ? tokens.ScopeOf(header[Bearer.Length..]) : null;
    }

    /// <summary>A system submits under its own name and inside its own region only.</summary>
    public static bool MaySubmit(Scope caller, SubmitVerification request) =>
        request.Submitter == caller.Submitter && request.Region.StartsWith(caller.RegionPrefix, StringComparison.Ordinal);

    public static Delivery OriginOf(ReadOnlyMemory<byte> body, string queue = FailedQueues.Http) => new() { Body = body, Queue = queue };

    /// <summary>Stores the request and goes on with it once it is stored, whoever still waits for that; false when the door is full.</summary>
    public bool TryReceive(Arrival arrival, out Task<ReceiveOutcome> outcome) =>
        receive.TryReceive(RowOf(arrival, null), () => onward.TryGoOn(arrival), out outcome);

    /// <summary>The row that makes the request durable before anybody is answered.</summary>
    public ReceivedSubmission RowOf(Arrival arrival, string? batchId) => new(
        arrival.Facts.RequestId, arrival.Facts.Id, arrival.BodyDigest, arrival.ReceivedMonth, arrival.ReceivedAt, arrival.Door, batchId,
        vault.SealBody(arrival.Facts.Id.Value, "submission", arrival.Origin.Body.Span), arrival.Scope);

    /// <summary>The stored request with this id, if the caller may see it.</summary>
    public Task<SubmissionRow?> Find(Scope caller, VerificationId id, CancellationToken ct) => submissions.Find(caller, id, ct);

    /// <summary>What the database answers, if it does so soon; a <see cref="TimeoutException"/> tells the caller to ask again.</summary>
    /// <remarks>The work goes on: what it stores after all is found by the second call.</remarks>
    public Task<T> Soon<T>(Task<T> answer, CancellationToken ct) => answer.WaitAsync(AnswerWithin, clock, ct);
}
