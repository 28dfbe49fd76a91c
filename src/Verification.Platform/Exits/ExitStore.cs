using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Platform.Exits;

/// <summary>The table of everything that followed on a verification; its primary key makes a second delivery harmless.</summary>
public sealed class ExitStore(RoadDatabase road)
{
    // Its scope is the verification's: whoever may see that may see what followed on it.
    private const string Insert = """
        insert into exit (submitter, request_id, kind, verification_id, body_digest, sealed_body, received_at, door, state,
                          programmes, region, purpose)
        select submitter, @requestId, @kind, verification_id, @digest, @body, @receivedAt, @door, 'received', programmes, region, purpose
        from submission where verification_id = @verification and submitter = @submitter
        on conflict (submitter, request_id) do update
            set state = 'received', refused_for = null, received_at = excluded.received_at, lease_until = null, tries = 0
            where exit.state = 'refused' and exit.body_digest = excluded.body_digest
        """;

    private const string Known = """
        select body_digest, state from exit where submitter = @submitter and request_id = @requestId
        """;

    private const string DigestOf = "select body_digest from exit where submitter = @submitter and request_id = @requestId";

    private const string ClaimReceived = """
        with due as (
            select submitter, request_id from exit
            where state = 'received' and (lease_until is null or lease_until < now())
            order by received_at
            limit @limit
            for update skip locked)
        update exit set lease_until = now() + make_interval(secs => @lease), tries = tries + 1
        from due where exit.submitter = due.submitter and exit.request_id = due.request_id
        returning exit.submitter, exit.request_id, kind, verification_id, body_digest, sealed_body, received_at, tries
        """;

    private const string GiveThemBack = """
        update exit set tries = 0
        from unnest(@submitters, @requestIds) as given (submitter, request_id)
        where exit.submitter = given.submitter and exit.request_id = given.request_id and state = 'received'
        """;

    // In the order of the key, as everybody locks them.
    private const string LockReceived = """
        select exit.submitter, exit.request_id from exit
        join unnest(@submitters, @requestIds) as wanted (submitter, request_id) using (submitter, request_id)
        where state = 'received'
        order by exit.submitter, exit.request_id
        for update of exit
        """;

    private const string Apply = """
        update exit set state = 'applied', round = @round, lease_until = null
        where submitter = @submitter and request_id = @requestId and state = 'received'
        """;

    private const string Refuse = """
        update exit set state = 'refused', refused_for = @code, lease_until = null
        where submitter = @submitter and request_id = @requestId and state = 'received'
        """;

    private const string AppliedRounds = """
        select submitter, request_id, kind, round, sealed_body from exit
        where verification_id = @verification and state = 'applied' and round is not null
        order by round desc
        limit @limit
        """;

    private const string HaveOpenedRounds = """
        select distinct verification_id from exit where verification_id = any(@ids) and state = 'applied' and round is not null
        """;

    /// <summary>What is known of an exit with this id, or null when a door may take it: it is new, or was refused and comes again.</summary>
    public async Task<ExitOutcome?> Find(ExitKey key, byte[] bodyDigest, CancellationToken ct)
    {
        var rows = await road.InBatch(
            batch => batch.Query<KnownRow>(Known, new { submitter = key.Submitter, requestId = key.RequestId }, ct), ct);
        return rows.SingleOrDefault() switch
        {
            null => null,
            { BodyDigest: var digest } when !digest.AsSpan().SequenceEqual(bodyDigest) => ExitOutcome.OtherBody,
            { State: "refused" } => null,
            _ => ExitOutcome.Known,
        };
    }

    /// <summary>Stores an exit or finds the one that was here before; one that was refused is taken up again.</summary>
    public async Task<ExitOutcome> Receive(Batch batch, ReceivedExit exit, CancellationToken ct)
    {
        var inserted = await batch.Execute(Insert, new
        {
            submitter = exit.Key.Submitter,
            requestId = exit.Key.RequestId,
            kind = exit.Kind.Name(),
            verification = exit.Verification.Value,
            digest = exit.BodyDigest,
            body = exit.SealedBody,
            receivedAt = exit.ReceivedAt.ToUniversalTime(),
            door = exit.Door.Name(),
        }, ct);
        if (inserted == 1)
        {
            return ExitOutcome.Stored;
        }

        var known = await batch.Query<byte[]>(DigestOf, new { submitter = exit.Key.Submitter, requestId = exit.Key.RequestId }, ct);
        return known.Count == 0 ? ExitOutcome.NoVerification
            : known[0].AsSpan().SequenceEqual(exit.BodyDigest) ? ExitOutcome.Known
            : ExitOutcome.OtherBody;
    }

    /// <summary>Claims exits nobody has applied yet, oldest first, for the length of the lease.</summary>
    public async Task<IReadOnlyList<ClaimedExit>> Claim(int limit, TimeSpan lease, CancellationToken ct)
    {
        var rows = await road.InBatch(batch => batch.Query<ClaimedExit>(ClaimReceived, new { limit, lease = lease.TotalSeconds }, ct), ct);
        return [.. rows.OrderBy(r => r.ReceivedAt)];
    }

    /// <summary>These came to no end and are no one's fault: their claims count for nothing.</summary>
    public Task<int> GiveBack(IReadOnlyCollection<ExitKey> keys, CancellationToken ct) =>
        road.InBatch(batch => batch.Execute(GiveThemBack, Names(keys), ct), ct);

    /// <summary>Keeps these exits from being applied or refused by anybody else until the batch is committed; the answer holds those that still wait.</summary>
    public async Task<IReadOnlySet<ExitKey>> HoldReceived(Batch batch, IReadOnlyCollection<ExitKey> keys, CancellationToken ct) =>
        (await batch.Query<ExitKey>(LockReceived, Names(keys), ct)).ToHashSet();

    /// <summary>Marks an exit as applied in the transaction that does what it asks; false when somebody else did.</summary>
    /// <param name="round">The round it opened, if it opened one.</param>
    public async Task<bool> Applied(Batch batch, ExitKey key, int? round, CancellationToken ct) =>
        await batch.Execute(Apply, new { submitter = key.Submitter, requestId = key.RequestId, round }, ct) == 1;

    /// <summary>Marks an exit as refused in the transaction that tells its sender; false when somebody else did.</summary>
    /// <param name="code">The fault's code.</param>
    public async Task<bool> Refused(Batch batch, ExitKey key, string code, CancellationToken ct) =>
        await batch.Execute(Refuse, new { submitter = key.Submitter, requestId = key.RequestId, code }, ct) == 1;

    /// <summary>The exits that opened rounds of a verification, in the order of the rounds.</summary>
    public async Task<IReadOnlyList<AppliedExit>> OpenedRounds(VerificationId verification, CancellationToken ct)
    {
        var args = new { verification = verification.Value, limit = VerdictId.RoundsMax };
        return [.. (await road.InBatch(batch => batch.Query<AppliedExit>(AppliedRounds, args, ct), ct)).Reverse()];
    }

    /// <summary>Those of some verifications on which an exit has opened a round.</summary>
    public async Task<IReadOnlySet<VerificationId>> WithOpenedRounds(IReadOnlyCollection<VerificationId> ids, CancellationToken ct) =>
        (await road.InBatch(batch => batch.Query<Guid>(HaveOpenedRounds, new { ids = ids.Select(i => i.Value).ToArray() }, ct), ct))
            .Select(id => new VerificationId(id)).ToHashSet();

    private static object Names(IReadOnlyCollection<ExitKey> keys) =>
        new { submitters = keys.Select(k => k.Submitter).ToArray(), requestIds = keys.Select(k => k.RequestId).ToArray() };

    private sealed record KnownRow(byte[] BodyDigest, string State);
}
