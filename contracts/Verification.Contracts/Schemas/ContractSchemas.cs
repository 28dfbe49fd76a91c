using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Verification.Contracts.Schemas;

/// <summary>JSON Schema of every message and answer, from the records and their attributes.</summary>
public static class ContractSchemas
{
    private static readonly IReadOnlyDictionary<string, JsonTypeInfo> Records = new SortedDictionary<string, JsonTypeInfo>(StringComparer.Ordinal)
    {
        ["submit-verification"] = ContractJson.Default.SubmitVerification,
        ["submit-verifications"] = ContractJson.Default.SubmitVerifications,
        ["submit-supplement"] = ContractJson.Default.SubmitSupplement,
        ["contest-verdict"] = ContractJson.Default.ContestVerdict,
        ["withdraw-verification"] = ContractJson.Default.WithdrawVerification,
        ["verification-accepted"] = ContractJson.Default.VerificationAccepted,
        ["verification-refused"] = ContractJson.Default.VerificationRefused,
        ["verification-progressed"] = ContractJson.Default.VerificationProgressed,
        ["verification-closed"] = ContractJson.Default.VerificationClosed,
        ["batch-closed"] = ContractJson.Default.BatchClosed,
        ["verdict-issued"] = ContractJson.Default.VerdictIssued,
        ["submission-receipt"] = ContractJson.Default.SubmissionReceipt,
        ["exit-receipt"] = ContractJson.Default.ExitReceipt,
        ["batch-receipt"] = ContractJson.Default.BatchReceipt,
        ["verification-status"] = ContractJson.Default.VerificationStatus,
        ["batch-status"] = ContractJson.Default.BatchStatus,
        ["decision-notified"] = ContractJson.Default.DecisionNotified,
        ["recheck-verifications"] = ContractJson.Default.RecheckVerifications,
        ["recheck-closed"] = ContractJson.Default.RecheckClosed,
        ["recheck-status"] = ContractJson.Default.RecheckStatus,
        ["verifications-page"] = ContractJson.Default.VerificationsPage,
        ["verification-event"] = ContractJson.Default.VerificationEvent,
        ["verification-report"] = ContractJson.Default.VerificationReport,
        ["visit-list"] = ContractJson.Default.VisitList,
    };

    /// <summary>Names of the schemas, as in <c>contracts/schemas/NAME.schema.json</c>.</summary>
    public static IEnumerable<string> Names => Records.Keys;

    /// <summary>The record a name stands for.</summary>
    public static JsonTypeInfo RecordOf(string name) => Records[name];

    /// <summary>The schema of one record.</summary>
    public static JsonObject Of(string name) => SchemaWriter.Write(name, Records[name]);
}
