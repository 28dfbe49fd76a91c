using Microsoft.AspNetCore.Http;
using Verification.Contracts;
using Verification.Contracts.Api;
using Verification.Contracts.Intake;

namespace Verification.Pipeline.Doors;

/// <summary>What a caller is told of work that is stored: 202 the first time, 200 when it was known.</summary>
internal static class Receipts
{
    public static IResult OfVerification(Guid id, bool known)
    {
        var location = VerificationRoutes.OfVerification(id);
        return Located(location, Results.Json(
            new SubmissionReceipt { VerificationId = id, Result = Word(known), Location = location },
            ContractJson.Wire.SubmissionReceipt, statusCode: Status(known)));
    }

    public static IResult OfExit(Guid id, string requestId, bool known)
    {
        var location = VerificationRoutes.OfVerification(id);
        return Located(location, Results.Json(
            new ExitReceipt { VerificationId = id, RequestId = requestId, Result = Word(known), Location = location },
            ContractJson.Wire.ExitReceipt, statusCode: Status(known)));
    }

    /// <summary>Of a batch or a recheck.</summary>
    public static IResult OfBatch(string batchId, string location, bool known, int received, IReadOnlyList<RequestFault> faults) => Located(
        location, Results.Json(
            new BatchReceipt { BatchId = batchId, Result = Word(known), Received = received, Faults = faults, Location = location },
            ContractJson.Wire.BatchReceipt, statusCode: Status(known)));

    private static string Word(bool known) => known ? "known" : "stored";

    private static int Status(bool known) => known ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;

    private static LocatedResult Located(string location, IResult inner) => new(location, inner);

    /// <summary>A result that also says where to look next.</summary>
    private sealed class LocatedResult(string location, IResult inner) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.Location = location;
            return inner.ExecuteAsync(httpContext);
        }
    }
}
