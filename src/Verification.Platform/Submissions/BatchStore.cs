using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Platform.Submissions;

/// <summary>A batch message as received; its households are submissions.</summary>
/// <param name="Members">Verifications it asked for, also those an earlier message had submitted already.</param>
/// <param name="Refused">Requests that did not become verifications.</param>
public sealed record BatchRow(
    string BatchId, byte[] BatchDigest, DateTimeOffset ReceivedAt, IReadOnlyList<VerificationId> Members, int Refused, RowScope Scope);

/// <summary>What the table said about one batch message.</summary>
public enum BatchOutcome
{
    /// <summary>Stored now.</summary>
    Stored,

    /// <summary>The same batch was here before.</summary>
    Known,

    /// <summary>The same batch id was here before with another content.</summary>
    OtherBody,
}

/// <summary>A batch all of whose submissions have come to an end.</summary>
public sealed record FinishedBatch(string Submitter, string BatchId, int Received, int Refused, int Decided, int Closed);

/// <summary>The batches and when they are finished.</summary>
public sealed class BatchStore
{
    private const string Insert = """
        insert into batch (submitter, batch_id, batch_digest, received_at, received, refused, members, programmes, region, purpose)
        values (@submitter, @batchId, @digest, @receivedAt, @received, @refused, @members, @programmes, @region, @purpose)
        on conflict do nothing
        """;

    private const string DigestOf = "select batch_digest from batch where submitter = @submitter and batch_id = @batchId";

    // The update is the arbiter of who announces the end of a batch; the announcement goes into the outbox of the same transaction.
    private const string Close = """
        with finished as (
            select batch.submitter, batch.batch_id,
                   count(*) filter (where submission.state = 'decided')::int as decided,
                   count(*) filter (where submission.state = 'closed')::int as closed
            from batch left join submission on submission.verification_id = any(batch.members)
            where batch.closed_at is null
            group by batch.submitter, batch.batch_id, batch.received
            having count(submission.request_id) >= batch.received and count(*) filter (where submission.state in ('received', 'gathering')) = 0
            order by batch.submitter, batch.batch_id
            limit @limit)
        update batch set closed_at = @now
        from finished
        where batch.submitter = finished.submitter and batch.batch_id = finished.batch_id and batch.closed_at is null
        returning batch.submitter, batch.batch_id, batch.received,
                  batch.refused, finished.decided, finished.closed
        """;

    private const string TakeOut = """
        update batch
        set members = kept.members, received = cardinality(kept.members), refused = batch.refused + batch.received - cardinality(kept.members)
        from (select coalesce(array_agg(member), '{}') as members
              from batch as standing, unnest(standing.members) as member
              where standing.submitter = @submitter and standing.batch_id = @batchId and member <> all(@ids)) as kept
        where batch.submitter = @submitter and batch.batch_id = @batchId
        """;

    /// <summary>Stores a batch or finds the one that was here before.</summary>
    public async Task<BatchOutcome> Receive(Batch batch, BatchRow row, CancellationToken ct)
    {
        var inserted = await batch.Execute(Insert, new
        {
            submitter = row.Scope.Submitter,
            batchId = row.BatchId,
            digest = row.BatchDigest,
            receivedAt = row.ReceivedAt,
            received = row.Members.Count,
            refused = row.Refused,
            members = row.Members.Select(m => m.Value).ToArray(),
            programmes = row.Scope.Programmes.ToArray(),
            region = row.Scope.Region,
            purpose = row.Scope.Purpose,
        }, ct);
        if (inserted == 1)
        {
            return BatchOutcome.Stored;
        }

        var known = await batch.Query<byte[]>(DigestOf, new { submitter = row.Scope.Submitter, batchId = row.BatchId }, ct);
        return known.Single().AsSpan().SequenceEqual(row.BatchDigest) ? BatchOutcome.Known : BatchOutcome.OtherBody;
    }

    /// <summary>Takes members out of a batch that turned out to be refused; a second run takes out nothing more.</summary>
    public Task<int> Leave(Batch batch, BatchRow row, IReadOnlyList<VerificationId> refused, CancellationToken ct) => batch.Execute(
        TakeOut, new { submitter = row.Scope.Submitter, batchId = row.BatchId, ids = refused.Select(r => r.Value).ToArray() }, ct);

    /// <summary>Closes batches none of whose submissions is open any more; each is returned to exactly one caller.</summary>
    public Task<IReadOnlyList<FinishedBatch>> CloseFinished(Batch batch, DateTimeOffset now, int limit, CancellationToken ct) =>
        batch.Query<FinishedBatch>(Close, new { now, limit }, ct);
}
