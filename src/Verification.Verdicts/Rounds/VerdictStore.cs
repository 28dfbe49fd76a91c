using Verification.Platform.Database;
using Verification.Verdicts.Composing;

namespace Verification.Verdicts.Rounds;

/// <summary>Keeps verdicts; a stored one is never changed, a later round supersedes it.</summary>
public static class VerdictStore
{
    private const string CopyVerdicts = """
        copy verdict (verification_id, received_month, round, verdict_id, issued_at, partial, outcomes, main_causes, pack,
                      verdict_digest, explanation_digest, body, submitter, programmes, region, purpose)
        from stdin (format binary)
        """;

    /// <summary>Copies the verdicts of rounds that were won.</summary>
    public static Task CopyInto(Batch batch, IReadOnlyCollection<VerdictRow> rows, CancellationToken ct) =>
        batch.Copy(CopyVerdicts, rows, Write, ct);

    private static void Write(RowWriter writer, VerdictRow row)
    {
        var contract = row.Verdict.Contract;
        writer.Uuid(contract.VerificationId).Date(row.ReceivedMonth).Int(contract.Round).Uuid(contract.VerdictId)
            .Instant(contract.IssuedAt).Bool(contract.Partial).Texts(row.Verdict.Outcomes).Texts(row.Verdict.MainCauses).Text(contract.Pack)
            .Bytes(row.Verdict.Digest).Bytes(row.Verdict.ExplanationDigest).Bytes(row.Verdict.Body).Scope(row.Scope);
    }
}
