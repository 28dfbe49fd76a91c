using Verification.Platform.Database;

namespace Verification.Evidence;

/// <summary>The row of <c>due_work</c> that says when sources are measured next, and who is at it.</summary>
/// <remarks>
/// One row for all processes. Who claims it counts its attempts and holds it by a lease of the database's clock; due time and attempts together
/// are the fence: they are the claimant's own until the row has moved, or somebody else has claimed it after the lease.
/// </remarks>
public sealed class QualityDueStore(RoadDatabase road)
{
    /// <summary>A process that measures says so well within this; of one that died another takes over after it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const string OfIt = "kind = 'measure-sources' and key = 'all'";
    private const string StillMine = $"{OfIt} and due_at = @dueAt and attempts = @attempts";

    // A period that was made shorter counts from now on: no due time lies further off than one measurement just done would put it.
    private const string SetPlan = """
        insert into due_work (kind, key, due_at, payload) values ('measure-sources', 'all', @first, '{}')
        on conflict (kind, key) do update set due_at = @latest where due_work.due_at > @latest
        """;

    private const string ClaimDue = $"""
        update due_work set attempts = attempts + 1, lease_until = now() + make_interval(secs => @lease)
        where {OfIt} and due_at <= @now and (lease_until is null or lease_until <= now())
        returning due_at, attempts
        """;

    private const string HoldOn = $"update due_work set lease_until = now() + make_interval(secs => @lease) where {StillMine}";

    private const string Move = """
        due_at = @next, attempts = 0, lease_until = null, payload = jsonb_build_object('renewedAt', @at)
        """;

    private const string SetDone = $"update due_work set {Move} where {StillMine}";

    private const string SetByHand = $"""
        insert into due_work (kind, key, due_at, payload) values ('measure-sources', 'all', @next, jsonb_build_object('renewedAt', @at))
        on conflict (kind, key) do update set {Move}
        """;

    private const string Standing = $"select due_at, (payload ->> 'renewedAt')::timestamptz as renewed_at from due_work where {OfIt}";

    /// <summary>Sees to it that there is a row, and that it is due no later than <paramref name="latest"/>.</summary>
    public Task<int> Plan(DateTimeOffset first, DateTimeOffset latest, CancellationToken ct) =>
        road.InBatch(batch => batch.Execute(SetPlan, new { first, latest }, ct), ct);

    /// <summary>Takes the measurement that is due; null: none is, or another process is at it.</summary>
    public async Task<QualityClaim?> Claim(DateTimeOffset now, CancellationToken ct) =>
        (await road.InBatch(batch => batch.Query<QualityClaim>(ClaimDue, new { now, lease = Lease.TotalSeconds }, ct), ct)).SingleOrDefault();

    /// <summary>Holds the claim for another lease; false: it is no longer ours.</summary>
    public async Task<bool> Hold(QualityClaim claim, CancellationToken ct) => await road.InBatch(
        batch => batch.Execute(HoldOn, new { claim.DueAt, claim.Attempts, lease = Lease.TotalSeconds }, ct), ct) == 1;

    /// <summary>Moves the row to the next due time, in the transaction that keeps the figures; false: it is no longer ours, and nothing may be kept.</summary>
    public static async Task<bool> Done(Batch batch, QualityClaim claim, DateTimeOffset at, DateTimeOffset next, CancellationToken ct) =>
        await batch.Execute(SetDone, new { claim.DueAt, claim.Attempts, at, next }, ct) == 1;

    /// <summary>Somebody has measured by hand: whoever is at it meanwhile keeps nothing.</summary>
    public Task<int> DoneByHand(DateTimeOffset at, DateTimeOffset next, CancellationToken ct) =>
        road.InBatch(batch => batch.Execute(SetByHand, new { at, next }, ct), ct);

    /// <summary>How it stands; null: no process has planned it yet.</summary>
    public async Task<QualityStanding?> Find(CancellationToken ct) => (await road.Query<QualityStanding>(Standing, null, ct)).SingleOrDefault();
}

/// <summary>A measurement in hand, and the fence of it.</summary>
public sealed record QualityClaim(DateTimeOffset DueAt, int Attempts);
