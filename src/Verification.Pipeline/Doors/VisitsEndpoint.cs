using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Verification.Contracts;
using Verification.Pipeline.Visits;
using Verification.Verdicts.Visits.Page;

namespace Verification.Pipeline.Doors;

/// <summary>The visit list of a street and week: JSON, or pages to print, one a household (<c>Accept: text/html</c>).</summary>
public static class VisitsEndpoint
{
    public static void MapVisits(this IEndpointRouteBuilder routes) => routes.MapGet(VerificationRoutes.Visits, Get).WithName("GetVisits");

    private static async Task<IResult> Get(HttpContext http, HttpDoor door, VisitDesk desk, CancellationToken ct)
    {
        // Also what is refused depends on who asks: nothing on the way keeps a copy.
        http.Response.Headers.CacheControl = "no-store";
        if (door.CallerOf(http.Request) is not { } caller)
        {
            return Problems.Unauthorized();
        }

        var given = http.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")));
        var (question, faults) = VisitsQuestion.Read(given);
        if (question is null)
        {
            return Problems.WrongQuestion(faults);
        }

        var asPage = ReportEndpoint.WantsPage(http.Request);
        return await desk.Give(caller, question, asPage ? "html" : "json", ct) switch
        {
            VisitsGiven.Given { List: var list } when asPage => ReportEndpoint.Page(http, VisitPages.Of(list, question.EnglishFirst)),
            VisitsGiven.Given { List: var list } => Results.Json(list, ContractJson.Wire.VisitList),
            VisitsGiven.Refused refused => Problems.NoVisits(refused.Fault),
            _ => Problems.Forbidden(),
        };
    }
}
