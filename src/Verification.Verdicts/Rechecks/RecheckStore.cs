using Verification.Platform.Database;

namespace Verification.Verdicts.Rechecks;

/// <summary>The rechecks: what they named, and what came of it.</summary>
public sealed class RecheckStore(RoadDatabase road)
{
    /// <summary>Places a recheck may have.</summary>
    public const int ItemsMax = 5_000;

    private const string Insert = """
        insert into recheck (submitter, batch_id, as_of, received_at, programmes, region, purpose)
        values (@submitter, @batchId, @asOf, @receivedAt, @programmes, @region, @purpose)
        on conflict do nothing
        """;

    private const string InsertItems = """
        insert into recheck_item (submitter, batch_id, place, path, case_no, earlier_id, verification_id, state, codes, programmes, region, purpose)
        select @submitter, @batchId, place, path, case_no, earlier_id, verification_id, state, string_to_array(codes, ','), @programmes, @region, @purpose
        from unnest(@places, @paths, @cases, @earlier, @ids, @states, @codes) as item (place, path, case_no, earlier_id, verification_id, state, codes)
        order by place
        on conflict do nothing
        """;

    // The submission row says that a place has been taken; what has none yet is built, whoever began.
    private const string ToBuild = """
        select place, path, case_no, earlier_id, verification_id, state, codes, null::text as changes from recheck_item
        where submitter = @submitter and batch_id = @batchId and state = 'asked'
          and not exists (select from submission where submission.verification_id = recheck_item.verification_id)
        order by place
        limit @limit
        """;

    private const string RefuseItems = """
        update recheck_item set state = 'refused', codes = string_to_array(refused.codes, ','), verification_id = null
        from unnest(@places, @codes) as refused (place, codes)
        where submitter = @submitter and batch_id = @batchId and recheck_item.place = refused.place and state = 'asked'
        """;

    private const string Ended = """
        select recheck.submitter, recheck.batch_id, recheck.as_of, recheck.received_at, recheck.closed_at
        from recheck join batch using (submitter, batch_id)
        where recheck.closed_at is null and batch.closed_at is not null
          and (recheck.received_at, recheck.submitter, recheck.batch_id) > (@at, @submitter, @batchId)
        order by recheck.received_at, recheck.submitter, recheck.batch_id
        limit @limit
        """;

    private const string ToCompare = """
        select item.place, item.earlier_id, item.verification_id, item.case_no, before.body as before, now.body as now
        from recheck_item as item
        join submission as earlier on earlier.verification_id = item.earlier_id
        join submission as later on later.verification_id = item.verification_id
        cross join lateral (
            select body from verdict where verdict.verification_id = item.earlier_id and verdict.received_month = earlier.received_month
            order by round desc limit 1) as before
        left join lateral (
            select body from verdict where verdict.verification_id = item.verification_id and verdict.received_month = later.received_month
            order by round desc limit 1) as now on true
        where item.submitter = @submitter and item.batch_id = @batchId and item.state = 'asked'
        order by item.place
        limit @limit
        """;

    private const string Compared = """
        update recheck_item set state = done.state, codes = string_to_array(done.codes, ','), changes = done.changes::jsonb
        from unnest(@places, @states, @codes, @changes) as done (place, state, codes, changes)
        where submitter = @submitter and batch_id = @batchId and recheck_item.place = done.place and recheck_item.state = 'asked'
        """;

    private const string CloseIt = """
        update recheck set closed_at = @now where submitter = @submitter and batch_id = @batchId and closed_at is null
        """;

    private const string ItemsOf = """
        select place, path, case_no, earlier_id, verification_id, state, codes, changes::text from recheck_item
        where submitter = @submitter and batch_id = @batchId
        order by place
        limit @limit
        """;

    private const string CountTaken = """
        select count(*)::int from recheck_item where submitter = @submitter and batch_id = @batchId and state <> 'refused'
        """;

    private const string EarlierById = """
        select submission.verification_id, submission.state, household.case_no, submission.programmes, submission.region,
               exists (select from round where round.verification_id = submission.verification_id) as has_verdict
        from submission
        left join household on household.verification_id = submission.verification_id and household.received_month = submission.received_month
        where submission.submitter = @submitter and submission.verification_id = any(@ids)
        """;

    private const string EarlierByCase = """
        select distinct on (household.case_no) submission.verification_id, submission.state, household.case_no, submission.programmes,
               submission.region, true as has_verdict
        from household join submission using (verification_id, received_month)
        where household.submitter = @submitter and household.case_no = any(@cases) and submission.state <> 'closed'
          and exists (select from round where round.verification_id = submission.verification_id)
        order by household.case_no, submission.received_at desc, submission.verification_id
        """;

    /// <summary>Stores a recheck and its places in the batch that stores the batch row; a second run writes nothing.</summary>
    public async Task Add(Batch batch, RecheckRow row, IReadOnlyList<RecheckItem> items, CancellationToken ct)
    {
        await batch.Execute(Insert, new
        {
            submitter = row.Scope.Submitter, batchId = row.BatchId, asOf = row.AsOf, receivedAt = row.ReceivedAt.ToUniversalTime(),
            programmes = row.Scope.Programmes.ToArray(), region = row.Scope.Region, purpose = row.Scope.Purpose,
        }, ct);
        await batch.Execute(InsertItems, new
        {
            submitter = row.Scope.Submitter, batchId = row.BatchId,
            places = items.Select(i => i.Place).ToArray(), paths = items.Select(i => i.Path).ToArray(), cases = items.Select(i => i.CaseNo).ToArray(),
            earlier = items.Select(i => i.Earlier?.Value).ToArray(), ids = items.Select(i => i.Verification?.Value).ToArray(),
            states = items.Select(i => i.State).ToArray(), codes = items.Select(i => string.Join(',', i.Codes)).ToArray(),
            programmes = row.Scope.Programmes.ToArray(), region = row.Scope.Region, purpose = row.Scope.Purpose,
        }, ct);
    }

    /// <summary>The places whose request is not stored yet, in order.</summary>
    public Task<IReadOnlyList<RecheckedItem>> Unbuilt(string submitter, string batchId, CancellationToken ct) =>
        road.InBatch(batch => batch.Query<RecheckedItem>(ToBuild, new { submitter, batchId, limit = ItemsMax }, ct), ct);

    /// <summary>How many places became requests.</summary>
    public async Task<int> Taken(string submitter, string batchId, CancellationToken ct) =>
        (await road.InBatch(batch => batch.Query<int>(CountTaken, new { submitter, batchId }, ct), ct)).Single();

    /// <summary>Refuses places whose request has faults; what was refused before stays so.</summary>
    public Task<int> Refuse(
        Batch batch, string submitter, string batchId, IReadOnlyList<(int Place, IReadOnlyList<string> Codes)> refused, CancellationToken ct) =>
        batch.Execute(RefuseItems, new
        {
            submitter, batchId, places = refused.Select(r => r.Place).ToArray(), codes = refused.Select(r => string.Join(',', r.Codes)).ToArray(),
        }, ct);

    /// <summary>Rechecks all of whose households have come to an end, oldest first, after the one given.</summary>
    public Task<IReadOnlyList<StoredRecheck>> FindEnded(StoredRecheck? after, int limit, CancellationToken ct) =>
        road.InBatch(batch => batch.Query<StoredRecheck>(
            Ended,
            new
            {
                at = (after?.ReceivedAt ?? DateTimeOffset.UnixEpoch).ToUniversalTime(), submitter = after?.Submitter ?? "",
                batchId = after?.BatchId ?? "", limit,
            },
            ct), ct);

    /// <summary>Places that are still to be compared, with the latest verdicts of both sides.</summary>
    public Task<IReadOnlyList<ComparedItem>> Uncompared(StoredRecheck recheck, int limit, CancellationToken ct) =>
        road.InBatch(batch => batch.Query<ComparedItem>(ToCompare, new { submitter = recheck.Submitter, batchId = recheck.BatchId, limit }, ct), ct);

    /// <summary>Writes what the comparison of some places came to; a place that has its result keeps it.</summary>
    public Task<int> SetCompared(
        StoredRecheck recheck, IReadOnlyList<(int Place, string State, IReadOnlyList<string> Codes, string? Changes)> done, CancellationToken ct) =>
        road.InBatch(batch => batch.Execute(Compared, new
        {
            submitter = recheck.Submitter, batchId = recheck.BatchId, places = done.Select(d => d.Place).ToArray(),
            states = done.Select(d => d.State).ToArray(), codes = done.Select(d => string.Join(',', d.Codes)).ToArray(),
            changes = done.Select(d => d.Changes).ToArray(),
        }, ct), ct);

    /// <summary>Closes a recheck; true for exactly one caller, whose transaction holds the announcement.</summary>
    public async Task<bool> Close(Batch batch, StoredRecheck recheck, DateTimeOffset now, CancellationToken ct) =>
        await batch.Execute(CloseIt, new { submitter = recheck.Submitter, batchId = recheck.BatchId, now = now.ToUniversalTime() }, ct) == 1;

    /// <summary>Every place of a recheck.</summary>
    public Task<IReadOnlyList<RecheckedItem>> Items(StoredRecheck recheck, CancellationToken ct) => road.InBatch(
        batch => batch.Query<RecheckedItem>(ItemsOf, new { submitter = recheck.Submitter, batchId = recheck.BatchId, limit = ItemsMax }, ct), ct);

    /// <summary>Those of the named verifications that are the submitter's.</summary>
    public Task<IReadOnlyList<EarlierVerification>> Earlier(string submitter, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        road.InBatch(batch => batch.Query<EarlierVerification>(EarlierById, new { submitter, ids = ids.ToArray() }, ct), ct);

    /// <summary>For each case number its latest verification that has a verdict.</summary>
    public Task<IReadOnlyList<EarlierVerification>> EarlierOfCases(string submitter, IReadOnlyCollection<string> caseNos, CancellationToken ct) =>
        road.InBatch(batch => batch.Query<EarlierVerification>(EarlierByCase, new { submitter, cases = caseNos.ToArray() }, ct), ct);
}
