using Microsoft.AspNetCore.Http;
using Verification.Contracts;
using Verification.Contracts.Api;
using Verification.Verdicts.Following;

namespace Verification.Pipeline.Doors.Following;

/// <summary>The list of a caller's verifications, page by page.</summary>
internal static class ListEndpoint
{
    public static async Task<IResult> Get(HttpContext http, HttpDoor door, VerificationListQueries verifications, CancellationToken ct)
    {
        if (door.CallerOf(http.Request) is not { } caller)
        {
            return Problems.Unauthorized();
        }

        var given = http.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")));
        switch (ListQuestionReader.Read(given))
        {
            case ListReading.Readable { Question: var question }:
                var list = await verifications.List(caller, question.Filter, question.Below, question.Limit, ct);
                return Results.Json(ListPage.Of(list), ContractJson.Wire.VerificationsPage);
            case ListReading.Refused refused:
                return Problems.WrongQuestion(refused.Faults);
            default:
                return Problems.Failed(null);
        }
    }
}

/// <summary>The list in the words of the contract.</summary>
public static class ListPage
{
    public static VerificationsPage Of(VerificationList list) => new()
    {
        Verifications = [.. list.Found.Select(Shown)],
        Next = list.Next?.ToString(),
    };

    internal static ListedVerdict Listed(FoundVerdict verdict) => new()
    {
        VerdictId = verdict.VerdictId,
        Round = verdict.Round,
        IssuedAt = verdict.IssuedAt,
        Partial = verdict.Partial,
        Outcomes = [.. verdict.Outcomes.Select(OutcomeOf)],
    };

    private static ListedVerification Shown(FoundVerification found) => new()
    {
        VerificationId = found.VerificationId,
        Submitter = found.Submitter,
        RequestId = found.RequestId,
        CaseNo = found.CaseNo,
        State = found.State,
        ReceivedAt = found.ReceivedAt,
        Programmes = found.Programmes,
        Region = found.Region,
        BatchId = found.BatchId,
        Verdict = found is { VerdictId: { } id, Round: { } round, IssuedAt: { } issuedAt, Partial: { } partial, Outcomes: { } outcomes }
            ? Listed(new(id, round, issuedAt, partial, outcomes))
            : null,
        Location = VerificationRoutes.OfVerification(found.VerificationId),
    };

    private static ProgrammeOutcome OutcomeOf(string stored)
    {
        var colon = stored.IndexOf(':', StringComparison.Ordinal);
        return new() { Programme = stored[..colon], Outcome = stored[(colon + 1)..] };
    }
}
