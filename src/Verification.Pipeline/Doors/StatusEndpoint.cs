using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Verification.Contracts;
using Verification.Contracts.Api;
using Verification.Evidence;
using Verification.Pipeline.Doors.Following;
using Verification.Platform.Submissions;
using Verification.Verdicts.Rounds;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors;

/// <summary>What a caller may see of its verifications and batches; a foreign id is one that does not exist.</summary>
internal static class StatusEndpoint
{
    public static async Task<IResult> OfVerification(
        Guid id, HttpContext http, HttpDoor door, VerdictQueries verdicts, AskQueries asks, CancellationToken ct)
    {
        if (door.CallerOf(http.Request) is not { } caller)
        {
            return Problems.Unauthorized();
        }

        var verification = new VerificationId(id);
        if (await door.Soon(verdicts.Find(caller, verification, ct), ct) is not { } row)
        {
            return Problems.NotFound();
        }

        var open = await door.Soon(asks.Open(caller, verification, ct), ct);
        var status = new VerificationStatus
        {
            VerificationId = id,
            Submitter = row.Submitter,
            RequestId = row.RequestId,
            State = row.State,
            ReceivedAt = row.ReceivedAt,
            Deadline = open.Count > 0 ? open.Min(a => a.Deadline) : null,
            OpenSources = [.. open.Select(a => a.Source)],
            Questions = QuestionStates.Of(
                [.. row.Verdicts.Select(v => JsonSerializer.Deserialize(v.Body, ContractJson.Wire.VerdictIssued)!)],
                row.State == SubmissionState.Closed.Name(), ChinaTime.Today(door.Clock)),
            Verdicts = [.. row.Verdicts.Select(v => Parsed(v.Body))],
        };
        return Results.Json(status, ContractJson.Wire.VerificationStatus);
    }

    public static async Task<IResult> OfBatch(string batchId, HttpContext http, HttpDoor door, SubmissionQueries submissions, CancellationToken ct)
    {
        if (door.CallerOf(http.Request) is not { Submitter: { } submitter } caller)
        {
            return Problems.Unauthorized();
        }

        if (await door.Soon(submissions.FindBatch(caller, submitter, batchId, ct), ct) is not { } batch)
        {
            return Problems.NotFound();
        }

        return Results.Json(BatchEvents.StatusOf(batch), ContractJson.Wire.BatchStatus);
    }

    private static JsonElement Parsed(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }
}
