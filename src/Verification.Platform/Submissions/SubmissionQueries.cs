using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Platform.Submissions;

/// <summary>What a caller may ask about submissions; everything within its scope.</summary>
public sealed class SubmissionQueries(DoorDatabase door)
{
    private const string ById = """
        select submitter, request_id, verification_id, body_digest,
               received_month, received_at, state, door, batch_id,
               programmes, region, purpose
        from submission where verification_id = @id
        """;

    private const string BatchById = """
        select batch.submitter, batch.batch_id, batch.received_at, batch.received,
               batch.closed_at,
               count(submission.request_id) filter (where submission.state = 'received')::int as waiting,
               count(submission.request_id) filter (where submission.state = 'gathering')::int as gathering,
               count(submission.request_id) filter (where submission.state = 'decided')::int as decided,
               count(submission.request_id) filter (where submission.state = 'closed')::int as closed
        from batch left join submission on submission.verification_id = any(batch.members)
        where batch.submitter = @submitter and batch.batch_id = @batchId
        group by batch.submitter, batch.batch_id
        """;

    private const string StatesById = """
        select verification_id, state from submission where verification_id = any(@ids)
        limit @limit
        """;

    /// <summary>The submission behind a verification id, or null when there is none in the scope.</summary>
    public async Task<SubmissionRow?> Find(Scope scope, VerificationId id, CancellationToken ct) =>
        (await door.Query<SubmissionRow>(scope, ById, new { id = id.Value }, ct)).SingleOrDefault();

    /// <summary>The states of those verifications that exist in the scope.</summary>
    public async Task<IReadOnlyDictionary<VerificationId, string>> States(Scope scope, IReadOnlyCollection<VerificationId> ids, CancellationToken ct)
    {
        var rows = await door.Query<StateRow>(scope, StatesById, new { ids = ids.Select(id => id.Value).ToArray(), limit = ids.Count }, ct);
        return rows.ToDictionary(row => new VerificationId(row.VerificationId), row => row.State);
    }

    /// <summary>A batch and how far its submissions are, or null when there is none in the scope.</summary>
    public async Task<BatchProgress?> FindBatch(Scope scope, string submitter, string batchId, CancellationToken ct) =>
        (await door.Query<BatchProgress>(scope, BatchById, new { submitter, batchId }, ct)).SingleOrDefault();

    private sealed record StateRow(Guid VerificationId, string State);
}

/// <summary>A batch with the counts of its submissions by state, as far as the caller's scope reaches.</summary>
public sealed record BatchProgress(
    string Submitter, string BatchId, DateTimeOffset ReceivedAt, int Received, DateTimeOffset? ClosedAt,
    int Waiting, int Gathering, int Decided, int Closed);
