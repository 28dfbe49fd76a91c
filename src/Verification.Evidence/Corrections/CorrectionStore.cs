using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>The corrections asked of sources, and the verifications that rest on the records in question.</summary>
/// <remarks>A state moves by an update that names the state before: of two who move it one does.</remarks>
public sealed class CorrectionStore(RoadDatabase road)
{
    /// <summary>After this every process marks the record.</summary>
    public static readonly TimeSpan KnownAfter = TimeSpan.FromSeconds(10);

    private const int LatestMax = 100_000;
    private const int ReachMax = 5_000;

    private const string Columns = """
        correction_id, source, record_index, state, verification_id, author, disputed_at, answer_days, sent_at, due_on, due_provisional,
        told_at, sealed_amount, submitter
        """;

    private const string Insert = """
        insert into source_correction (correction_id, source, record_index, state, verification_id, objection, author, evidence, disputed_at,
                                       answer_days, submitter, programmes, region, purpose)
        values (@id, @source, @index, 'disputed', @verification, @objection, @author, @evidence, @at, @days,
                @submitter, @programmes, @region, @purpose)
        on conflict do nothing
        """;

    // Also when somebody else's objection opened the correction: this household has its own next round when the source has spoken.
    private const string Join = """
        insert into correction_reach (correction_id, verification_id, disputes, found_at, assessed_for, submitter, programmes, region, purpose)
        select correction_id, @verification, true, @at, 'open', @submitter, @programmes, @region, @purpose
        from source_correction where source = @source and record_index = @index and state in ('disputed', 'sent', 'unanswered')
        on conflict (correction_id, verification_id) do update set disputes = true, assessed_for = 'open'
        """;

    private const string OfEachRecord = $"""
        select distinct on (source, record_index) {Columns} from source_correction
        order by source, record_index, disputed_at desc
        limit @limit
        """;

    private const string Listed = $"select {Columns} from source_correction where @all or state in ('disputed', 'sent', 'unanswered') order by disputed_at limit @limit";

    private const string One = $"select {Columns} from source_correction where correction_id = @id";

    private const string Send = """
        update source_correction set state = 'sent', sent_at = @at, due_on = @due, due_provisional = @provisional
        where correction_id = @id and state = 'disputed'
        """;

    private const string Tell = """
        update source_correction set state = @state, told_at = @at, told_by = @by, told_evidence = @evidence, sealed_amount = @amount
        where correction_id = @id and state in ('sent', 'unanswered')
        """;

    private const string LapseDue = "update source_correction set state = 'unanswered' where state = 'sent' and due_on < @today";

    private const string Unassessed = $"""
        select {Columns} from source_correction
        where assessed_for is distinct from (case when state in ('upheld', 'corrected') then state else 'open' end)
          and coalesce(told_at, disputed_at) < @known
        order by disputed_at
        limit @limit
        """;

    private const string Reached = """
        insert into correction_reach (correction_id, verification_id, disputes, found_at, submitter, programmes, region, purpose)
        select @id, verification_id, false, @at, submitter, programmes, region, purpose
        from submission where verification_id = any(@verifications)
        order by verification_id
        on conflict do nothing
        """;

    private const string ReachOf = """
        select verification_id, disputes, assessed_for, batch_id, submitter from correction_reach
        where correction_id = @id order by submitter, verification_id limit @limit
        """;

    private const string SetReached = """
        update correction_reach set assessed_for = @phase, batch_id = coalesce(@batch, batch_id)
        where correction_id = @id and verification_id = any(@verifications)
        """;

    private const string SetAssessed = "update source_correction set assessed_for = @phase where correction_id = @id";

    /// <summary>Stores what an objection disputes, in the transaction of the round it opens.</summary>
    public static async Task Add(Batch batch, IReadOnlyList<NewCorrection> corrections, CancellationToken ct)
    {
        foreach (var correction in corrections.OrderBy(c => c.Id))
        {
            await batch.Execute(Insert, Arguments(correction), ct);
            await batch.Execute(Join, Arguments(correction), ct);
        }
    }

    /// <summary>The latest correction of every record that has one.</summary>
    public Task<IReadOnlyList<StoredCorrection>> Latest(CancellationToken ct) => road.Query<StoredCorrection>(OfEachRecord, new { limit = LatestMax }, ct);

    /// <summary>Corrections, the oldest first; without <paramref name="all"/> only those whose record is disputed still.</summary>
    public Task<IReadOnlyList<StoredCorrection>> List(bool all, int limit, CancellationToken ct) => road.Query<StoredCorrection>(Listed, new { all, limit }, ct);

    public async Task<StoredCorrection?> Find(Guid id, CancellationToken ct) => (await road.Query<StoredCorrection>(One, new { id }, ct)).SingleOrDefault();

    /// <summary>The source was told; false when the correction was not waiting for that.</summary>
    public async Task<bool> Sent(Guid id, DateTimeOffset at, CountedDay due, CancellationToken ct) => await road.InBatch(
        batch => batch.Execute(Send, new { id, at = at.ToUniversalTime(), due = due.Day, provisional = due.Provisional }, ct), ct) == 1;

    /// <summary>The source has spoken; false when nobody had asked it, or it has spoken before.</summary>
    /// <param name="by">Who tells it: a reference, never a name.</param>
    /// <param name="evidence">Reference of the source's answer.</param>
    /// <param name="amount">What counts instead, sealed; null: the record stands, or is withdrawn.</param>
    public async Task<bool> Told(Guid id, CorrectionState state, DateTimeOffset at, string by, string evidence, byte[]? amount, CancellationToken ct) =>
        await road.InBatch(batch => batch.Execute(Tell, new { id, state = state.Name(), at = at.ToUniversalTime(), by, evidence, amount }, ct), ct) == 1;

    /// <summary>Those due before this day are unanswered.</summary>
    public Task<int> Lapse(DateOnly today, CancellationToken ct) => road.InBatch(batch => batch.Execute(LapseDue, new { today }, ct), ct);

    /// <summary>Corrections after whose last step what rests on the record has not been assessed again.</summary>
    public Task<IReadOnlyList<StoredCorrection>> ToAssess(DateTimeOffset now, int limit, CancellationToken ct) =>
        road.Query<StoredCorrection>(Unassessed, new { known = (now - KnownAfter).ToUniversalTime(), limit }, ct);

    /// <summary>Lists verifications as resting on the record; one that is listed stays as it is.</summary>
    public Task<int> Reach(Guid id, IReadOnlyList<VerificationId> verifications, DateTimeOffset at, CancellationToken ct) => road.InBatch(
        batch => batch.Execute(Reached, new { id, verifications = verifications.Select(v => v.Value).ToArray(), at = at.ToUniversalTime() }, ct), ct);

    /// <summary>The verifications that rest on the record.</summary>
    public Task<IReadOnlyList<ReachedVerification>> Reach(Guid id, CancellationToken ct) => road.Query<ReachedVerification>(ReachOf, new { id, limit = ReachMax }, ct);

    /// <summary>These were assessed again for a phase, or a recheck of them is stored.</summary>
    public Task<int> Assessed(Guid id, IReadOnlyList<Guid> verifications, string phase, string? batchId, CancellationToken ct) => road.InBatch(
        batch => batch.Execute(SetReached, new { id, verifications = verifications.ToArray(), phase, batch = batchId }, ct), ct);

    /// <summary>Everything that rests on the record was assessed again for a phase.</summary>
    public Task<int> AllAssessed(Guid id, string phase, CancellationToken ct) => road.InBatch(batch => batch.Execute(SetAssessed, new { id, phase }, ct), ct);

    private static object Arguments(NewCorrection correction) => new
    {
        id = correction.Id,
        source = correction.Source.Code,
        index = correction.RecordIndex,
        verification = correction.Verification.Value,
        objection = correction.Objection,
        author = correction.Author,
        evidence = correction.Evidence,
        at = correction.At.ToUniversalTime(),
        days = correction.AnswerDays,
        submitter = correction.Scope.Submitter,
        programmes = correction.Scope.Programmes.ToArray(),
        region = correction.Scope.Region,
        purpose = correction.Scope.Purpose,
    };
}
