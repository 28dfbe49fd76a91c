using Verification.Platform.Database;

namespace Verification.Verdicts.Rechecks;

/// <summary>What a caller may read of its rechecks, within its scope.</summary>
public sealed class RecheckQueries(DoorDatabase door)
{
    private const string One = """
        select submitter, batch_id, as_of, received_at, closed_at from recheck where submitter = @submitter and batch_id = @batchId
        """;

    private const string Items = """
        select place, path, case_no, earlier_id, verification_id, state, codes, changes::text from recheck_item
        where submitter = @submitter and batch_id = @batchId
        order by place
        limit @limit
        """;

    /// <summary>The recheck, or null when there is none in the scope.</summary>
    public async Task<StoredRecheck?> Find(Scope scope, string submitter, string batchId, CancellationToken ct) =>
        (await door.Query<StoredRecheck>(scope, One, new { submitter, batchId }, ct)).SingleOrDefault();

    /// <summary>Its places in order.</summary>
    public Task<IReadOnlyList<RecheckedItem>> Of(Scope scope, StoredRecheck recheck, CancellationToken ct) => door.Query<RecheckedItem>(
        scope, Items, new { submitter = recheck.Submitter, batchId = recheck.BatchId, limit = RecheckStore.ItemsMax }, ct);
}
