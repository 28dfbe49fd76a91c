using Microsoft.AspNetCore.Http;
using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Pipeline.Receiving;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors;

/// <summary>What the HTTP endpoints share: who calls, storing first, and answering soon.</summary>
public sealed class HttpDoor(SubmitterTokens tokens, RequestReader reader, Reception reception, SubmissionQueries submissions, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    /// <summary>
    /// A caller hears within a second how it stands, also while the database lets nobody in. Half of the second belongs to the machine: with
    /// every core busy both the call and the end of this wait stand in line for some hundred milliseconds.
    /// </summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMilliseconds(400);

    public RequestReader Reader => reader;

    public TimeProvider Clock => clock;

    public Reception Reception => reception;

    /// <summary>What the caller's token opens, or null.</summary>
    public Scope? CallerOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.Ordinal) ? tokens.ScopeOf(header[Bearer.Length..]) : null;
    }

    /// <summary>A system submits under its own name and inside its own region only.</summary>
    public static bool MaySubmit(Scope caller, SubmitVerification request) =>
        request.Submitter == caller.Submitter && request.Region.StartsWith(caller.RegionPrefix, StringComparison.Ordinal);

    /// <summary>The stored request with this id, if the caller may see it.</summary>
    public Task<SubmissionRow?> Find(Scope caller, VerificationId id, CancellationToken ct) => submissions.Find(caller, id, ct);

    /// <summary>What the database answers, if it does so soon; a <see cref="TimeoutException"/> tells the caller to ask again.</summary>
    /// <remarks>The work goes on: what it stores after all is found by the second call.</remarks>
    public Task<T> Soon<T>(Task<T> answer, CancellationToken ct) => answer.WaitAsync(AnswerWithin, clock, ct);
}
