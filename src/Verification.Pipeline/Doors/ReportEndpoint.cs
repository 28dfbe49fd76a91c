using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Verification.Contracts;
using Verification.Pipeline.Reports;
using Verification.Verdicts.Reporting;
using Verification.Verdicts.Reporting.Page;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors;

/// <summary>The report of a verification: JSON, or a page to print (<c>Accept: text/html</c>).</summary>
public static class ReportEndpoint
{
    private const string Html = "text/html";
    private const string Json = "application/json";

    public static void MapReports(this IEndpointRouteBuilder routes) =>
        routes.MapGet(VerificationRoutes.Report, Get).WithName("GetReport");

    private static async Task<IResult> Get(Guid id, HttpContext http, HttpDoor door, ReportDesk desk, CancellationToken ct)
    {
        // Also what is refused depends on who asks: nothing on the way keeps a copy.
        http.Response.Headers.CacheControl = "no-store";
        if (door.CallerOf(http.Request) is not { } caller)
        {
            return Problems.Unauthorized();
        }

        var given = http.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")));
        var (question, faults) = ReportQuestion.Read(given);
        if (faults.Count > 0)
        {
            return Problems.WrongQuestion(faults);
        }

        var verification = new VerificationId(id);
        if (await door.Soon(door.Find(caller, verification, ct), ct) is null)
        {
            return Problems.NotFound();
        }

        var asPage = WantsPage(http.Request);
        return await desk.Give(caller, verification, question, asPage ? "html" : "json", ct) switch
        {
            ReportGiven.Given { Report: var report } when asPage => Page(http, ReportPage.Of(report, question.EnglishFirst)),
            ReportGiven.Given { Report: var report } => Results.Json(report, ContractJson.Wire.VerificationReport),
            ReportGiven.Refused refused => Problems.NoReport(StatusOf(refused), refused.Fault),
            _ => Problems.NotFound(),
        };
    }

    // The page carries no script and loads nothing: a browser is told to allow neither.
    internal static IResult Page(HttpContext http, string page)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.Vary = HeaderNames.Accept;
        return Results.Text(page, Html, Encoding.UTF8);
    }

    private static int StatusOf(ReportGiven.Refused refused) => refused.Fault.Code switch
    {
        var code when code == ReportFaults.ProgrammeNeeded.Code => StatusCodes.Status400BadRequest,
        var code when code == ReportFaults.NoVerdictYet.Code || code == ReportFaults.Withdrawn.Code => StatusCodes.Status409Conflict,
        var code when code == ReportFaults.Erased.Code => StatusCodes.Status410Gone,
        _ => StatusCodes.Status404NotFound,
    };

    internal static bool WantsPage(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList([.. request.Headers.Accept.Where(a => a is not null)!], out var accepted)
        && accepted.Where(a => Is(a, Html) || Is(a, Json)).OrderByDescending(a => a.Quality ?? 1).FirstOrDefault() is { } first
        && Is(first, Html);

    private static bool Is(MediaTypeHeaderValue accepted, string kind) => accepted.MediaType.Equals(kind, StringComparison.OrdinalIgnoreCase);
}
