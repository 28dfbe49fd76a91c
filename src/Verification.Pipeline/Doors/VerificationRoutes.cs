namespace Verification.Pipeline.Doors;

/// <summary>The addresses of the HTTP door; manifests and the API description are checked against them.</summary>
public static class VerificationRoutes
{
    public const string Verifications = "/v1/verifications";

    public const string Verification = "/v1/verifications/{id:guid}";

    public const string VerificationEvents = Verification + "/events";

    public const string Report = Verification + "/report";

    public const string Supplements = "/v1/verifications/{id:guid}/supplements";

    public const string Objections = "/v1/verifications/{id:guid}/objections";

    public const string Withdrawal = "/v1/verifications/{id:guid}/withdrawal";

    public const string Decisions = "/v1/verifications/{id:guid}/decisions";

    public const string Batches = "/v1/batches";

    public const string Batch = "/v1/batches/{batchId}";

    public const string BatchEvents = Batch + "/events";

    public const string Rechecks = "/v1/rechecks";

    public const string Recheck = "/v1/rechecks/{batchId}";

    public const string RecheckCsv = Recheck + ".csv";

    public const string Visits = "/v1/visits";

    public const string Alive = "/healthz";

    public const string Ready = "/readyz";

    public const string Metrics = "/metrics";

    public static string OfVerification(Guid id) => $"{Verifications}/{id}";

    public static string OfReport(Guid id) => $"{OfVerification(id)}/report";

    public static string OfRecheck(string batchId) => $"{Rechecks}/{Uri.EscapeDataString(batchId)}";

    public static string OfBatch(string batchId) => $"{Batches}/{Uri.EscapeDataString(batchId)}";
}
