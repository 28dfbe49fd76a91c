using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Rounds;

/// <summary>A verdict as it was published.</summary>
/// <param name="Body">VerdictIssued, JSON in UTF-8.</param>
public sealed record StoredVerdict(int Round, Guid VerdictId, DateTimeOffset IssuedAt, bool Partial, byte[] Body);

/// <summary>Where a verification stands.</summary>
/// <param name="State">received, gathering, decided or closed.</param>
public sealed record VerificationState(
    Guid VerificationId, string Submitter, string RequestId, string State, DateTimeOffset ReceivedAt, IReadOnlyList<StoredVerdict> Verdicts);

/// <summary>What a caller may read of verifications and their verdicts, within its scope.</summary>
public sealed class VerdictQueries(DoorDatabase door)
{
    private const string FindSubmission = """
        select verification_id as VerificationId, submitter as Submitter, request_id as RequestId, state as State,
               received_at as ReceivedAt, received_month as ReceivedMonth
        from submission where verification_id = @id limit 1
        """;

    private const string FindVerdicts = """
        select round as Round, verdict_id as VerdictId, issued_at as IssuedAt, partial as Partial, body as Body
        from verdict where verification_id = @id and received_month = @month
        order by round desc
        limit @limit
        """;

    /// <summary>State and verdicts of one verification in order of rounds, or null when it does not exist for this caller.</summary>
    public async Task<VerificationState?> Find(Scope scope, VerificationId id, CancellationToken ct)
    {
        var found = await door.Query<Submission>(scope, FindSubmission, new { id = id.Value }, ct);
        if (found.Count == 0)
        {
            return null;
        }

        var submission = found[0];
        var args = new { id = id.Value, month = submission.ReceivedMonth, limit = VerdictId.RoundsMax };
        var verdicts = await door.Query<StoredVerdict>(scope, FindVerdicts, args, ct);
        return new(
            submission.VerificationId, submission.Submitter, submission.RequestId, submission.State, submission.ReceivedAt,
            [.. verdicts.Reverse()]);
    }

    private sealed record Submission(
        Guid VerificationId, string Submitter, string RequestId, string State, DateTimeOffset ReceivedAt, DateOnly ReceivedMonth);
}
