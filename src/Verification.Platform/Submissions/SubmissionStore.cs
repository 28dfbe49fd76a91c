using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Platform.Submissions;

/// <summary>The table that decides which of several deliveries of one request is the request.</summary>
public sealed class SubmissionStore(RoadDatabase road)
{
    // The row that moves is the arbiter. Keys are written in one order by everybody, so that two writers wait instead of deadlock.
    private const string Insert = """
        insert into submission (submitter, request_id, verification_id, body_digest, received_month, received_at, state, door,
                                batch_id, sealed_body, programmes, region, purpose)
        select submitter, request_id, verification_id, body_digest, received_month, received_at, state, door,
               batch_id, sealed_body, string_to_array(programmes, ','), region, purpose
        from unnest(@submitters, @requestIds, @ids, @digests, @months, @instants, @states, @doors, @batchIds, @bodies, @programmes,
                    @regions, @purposes)
             as arrival (submitter, request_id, verification_id, body_digest, received_month, received_at, state, door, batch_id,
                         sealed_body, programmes, region, purpose)
        order by submitter, request_id
        on conflict do nothing
        returning submitter, request_id
        """;

    private const string Take = """
        with arrival as (
            select submitter, request_id, body_digest, state
            from unnest(@submitters, @requestIds, @digests, @states) as arrival (submitter, request_id, body_digest, state)),
        waiting as materialized (
            select submission.submitter, submission.request_id, arrival.state
            from submission join arrival using (submitter, request_id, body_digest)
            where submission.state = 'received'
            order by submission.submitter, submission.request_id
            for update of submission)
        update submission set state = waiting.state, sealed_body = null, lease_until = null
        from waiting
        where submission.submitter = waiting.submitter and submission.request_id = waiting.request_id and submission.state = 'received'
        returning submission.submitter, submission.request_id,
                  submission.received_month, submission.received_at
        """;

    private const string Losers = """
        select submission.submitter, submission.request_id, verification_id,
               body_digest, received_month, state
        from submission join unnest(@submitters, @requestIds) as arrival (submitter, request_id) using (submitter, request_id)
        """;

    private const string Names = "select verification_id, request_id from submission where verification_id = any(@ids)";

    private const string IsKnown = """
        select exists (select from submission where submitter = @submitter and request_id = @requestId and body_digest = @digest)
        """;

    private const string Move = """
        update submission set state = @state where verification_id = any(@ids) and state <> 'closed'
        """;

    // Taken before a later round is won: a withdrawal waits for this writer, or this writer sees that it came first.
    private const string LockOpen = """
        select verification_id from submission where verification_id = any(@ids) and state <> 'closed'
        order by verification_id
        for update
        """;

    private const string CloseOne = """
        update submission set state = 'closed', sealed_body = null, lease_until = null
        where verification_id = @id and submitter = @submitter and state <> 'closed'
        """;

    private const string EndThem = """
        update submission set state = 'closed', sealed_body = null, lease_until = null
        where verification_id = any(@ids) and state in ('received', 'gathering')
        returning verification_id
        """;

    private const string Claim = """
        with due as (
            select submitter, request_id from submission
            where state = 'received' and coalesce(lease_until, received_at + make_interval(secs => @age)) < now()
            order by received_at
            limit @limit
            for update skip locked)
        update submission set lease_until = now() + make_interval(secs => @lease), sweeps = sweeps + 1
        from due where submission.submitter = due.submitter and submission.request_id = due.request_id
        returning submission.submitter, submission.request_id, verification_id,
                  body_digest, received_month, received_at, door,
                  batch_id, sealed_body, programmes, region, purpose, sweeps
        """;

    private const string GiveThemBack = "update submission set sweeps = sweeps - 1 where verification_id = any(@ids) and state = 'received' and sweeps > 0";

    /// <summary>Ends verifications that can go no further; one that has a verdict keeps it. The answer holds those that ended by this.</summary>
    public async Task<HashSet<VerificationId>> End(Batch batch, IReadOnlyList<VerificationId> ids, CancellationToken ct)
    {
        var ended = await batch.Query<Guid>(EndThem, new { ids = ids.Select(i => i.Value).ToArray() }, ct);
        return [.. ended.Select(id => new VerificationId(id))];
    }

    /// <summary>Keeps these verifications from being closed until the batch is committed; the answer holds those that are not closed yet.</summary>
    public async Task<IReadOnlySet<VerificationId>> HoldOpen(Batch batch, IReadOnlyList<VerificationId> ids, CancellationToken ct)
    {
        var open = await batch.Query<Guid>(LockOpen, new { ids = ids.Select(i => i.Value).ToArray() }, ct);
        return open.Select(id => new VerificationId(id)).ToHashSet();
    }

    /// <summary>Closes a verification for good, whatever its state; false when it was closed before.</summary>
    public async Task<bool> Close(Batch batch, string submitter, VerificationId id, CancellationToken ct) =>
        await batch.Execute(CloseOne, new { id = id.Value, submitter }, ct) == 1;

    /// <summary>The submitters' own ids of these verifications.</summary>
    public async Task<IReadOnlyDictionary<VerificationId, string>> RequestIds(
        Batch batch, IReadOnlyCollection<VerificationId> ids, CancellationToken ct)
    {
        var rows = await batch.Query<Named>(Names, new { ids = ids.Select(i => i.Value).ToArray() }, ct);
        return rows.ToDictionary(r => new VerificationId(r.VerificationId), r => r.RequestId);
    }

    /// <summary>Whether exactly this request was taken before.</summary>
    public async Task<bool> Knows(Batch batch, string submitter, string requestId, byte[] bodyDigest, CancellationToken ct) =>
        (await batch.Query<bool>(IsKnown, new { submitter, requestId, digest = bodyDigest }, ct)).Single();

    /// <summary>Lets the arrivals of one batch compete for their rows; outcomes stand in the order of the arrivals.</summary>
    /// <remarks>
    /// Arrivals are already folded: no two of one kind, fresh or stored, have the same submitter and request id. One of each may:
    /// the fresh one finds the row the stored one moves. A second run finds its own rows and loses.
    /// </remarks>
    public async Task<IReadOnlyList<SubmissionOutcome>> Win(Batch batch, IReadOnlyList<NewSubmission> arrivals, CancellationToken ct)
    {
        NewSubmission[] fresh = [.. arrivals.Where(a => a.Door == Door.Amqp)];
        NewSubmission[] stored = [.. arrivals.Where(a => a.Door != Door.Amqp)];
        var ofFresh = new Queue<SubmissionOutcome>(await WinFresh(batch, fresh, ct));
        var ofStored = new Queue<SubmissionOutcome>(await WinStored(batch, stored, ct));
        return [.. arrivals.Select(a => (a.Door == Door.Amqp ? ofFresh : ofStored).Dequeue())];
    }

    private static async Task<IReadOnlyList<SubmissionOutcome>> WinFresh(Batch batch, NewSubmission[] arrivals, CancellationToken ct)
    {
        if (arrivals.Length == 0)
        {
            return [];
        }

        var byKey = arrivals.ToDictionary(KeyOf);
        var won = (await batch.Query<Key>(Insert, InsertArgs(arrivals), ct)).Select(k => byKey[(k.Submitter, k.RequestId)])
            .ToDictionary(KeyOf, SubmissionOutcome (a) => new SubmissionOutcome.Won(a.ReceivedMonth, a.ReceivedAt));
        return await WithLosers(batch, arrivals, KeyOf, won, Judge, ct);
    }

    private static async Task<IReadOnlyList<SubmissionOutcome>> WinStored(Batch batch, NewSubmission[] arrivals, CancellationToken ct)
    {
        if (arrivals.Length == 0)
        {
            return [];
        }

        var won = (await batch.Query<Taken>(Take, TakeArgs(arrivals), ct))
            .ToDictionary(t => (t.Submitter, t.RequestId), SubmissionOutcome (t) => new SubmissionOutcome.Won(t.ReceivedMonth, t.ReceivedAt));
        return await WithLosers(batch, arrivals, KeyOf, won, Judge, ct);
    }

    private static (string Submitter, string RequestId) KeyOf(NewSubmission arrival) => (arrival.Scope.Submitter, arrival.RequestId);

    /// <summary>Stores requests of the HTTP and batch doors first; outcomes stand in the order of the arrivals.</summary>
    /// <remarks>An arrival that appears twice in one call is folded by the caller.</remarks>
    public async Task<IReadOnlyList<ReceiveOutcome>> Receive(Batch batch, IReadOnlyList<ReceivedSubmission> arrivals, CancellationToken ct)
    {
        if (arrivals.Count == 0)
        {
            return [];
        }

        var stored = new Dictionary<(string, string), ReceiveOutcome>(arrivals.Count);
        var byKey = arrivals.ToDictionary(a => (a.Scope.Submitter, a.RequestId));
        foreach (var key in await batch.Query<Key>(Insert, InsertArgs(arrivals), ct))
        {
            var id = byKey[(key.Submitter, key.RequestId)].Id;
            stored.Add((key.Submitter, key.RequestId), new ReceiveOutcome.Stored(id));
        }

        return await WithLosers(batch, arrivals, a => (a.Scope.Submitter, a.RequestId), stored, Answer, ct);
    }

    /// <summary>Moves verifications on; a closed one stays closed.</summary>
    public Task<int> SetState(Batch batch, IReadOnlyList<VerificationId> ids, SubmissionState state, CancellationToken ct) =>
        batch.Execute(Move, new { ids = ids.Select(i => i.Value).ToArray(), state = state.Name() }, ct);

    /// <summary>Claims received submissions that nobody took within <paramref name="age"/>, oldest first, for the length of the lease.</summary>
    public Task<IReadOnlyList<ClaimedSubmission>> ClaimReceived(int limit, TimeSpan age, TimeSpan lease, CancellationToken ct) =>
        road.InBatch(batch => batch.Query<ClaimedSubmission>(
            Claim, new { limit, age = age.TotalSeconds, lease = lease.TotalSeconds }, ct), ct);

    /// <summary>Takes the last claim of these back, as if no sweep had found them; its lease stays.</summary>
    public Task<int> GiveBack(IReadOnlyCollection<VerificationId> ids, CancellationToken ct) =>
        road.InBatch(batch => batch.Execute(GiveThemBack, new { ids = ids.Select(i => i.Value).ToArray() }, ct), ct);

    private static async Task<IReadOnlyList<TOutcome>> WithLosers<TArrival, TOutcome>(
        Batch batch, IReadOnlyList<TArrival> arrivals, Func<TArrival, (string Submitter, string RequestId)> keyOf,
        Dictionary<(string, string), TOutcome> winners, Func<TArrival, Known, TOutcome> judge, CancellationToken ct)
    {
        if (winners.Count < arrivals.Count)
        {
            var lost = arrivals.Where(a => !winners.ContainsKey(keyOf(a))).ToDictionary(keyOf);
            var args = new { submitters = lost.Keys.Select(k => k.Submitter).ToArray(), requestIds = lost.Keys.Select(k => k.RequestId).ToArray() };
            foreach (var row in await batch.Query<Known>(Losers, args, ct))
            {
                winners.Add((row.Submitter, row.RequestId), judge(lost[(row.Submitter, row.RequestId)], row));
            }
        }

        Promise.That(winners.Count == arrivals.Count, "whoever loses an arbiter finds the row it lost to");
        return [.. arrivals.Select(a => winners[keyOf(a)])];
    }

    private static SubmissionOutcome Judge(NewSubmission arrival, Known row) =>
        row.BodyDigest.AsSpan().SequenceEqual(arrival.BodyDigest)
            ? new SubmissionOutcome.Known(new(row.VerificationId), row.ReceivedMonth, SubmissionStates.Parse(row.State))
            : new SubmissionOutcome.OtherBody(new(row.VerificationId));

    private static ReceiveOutcome Answer(ReceivedSubmission arrival, Known row) =>
        row.BodyDigest.AsSpan().SequenceEqual(arrival.BodyDigest)
            ? new ReceiveOutcome.Known(new(row.VerificationId), SubmissionStates.Parse(row.State))
            : new ReceiveOutcome.OtherBody(new(row.VerificationId));

    private static object InsertArgs(IReadOnlyList<NewSubmission> rows) => InsertArgs(
        [.. rows.Select(r => new ReceivedSubmission(r.RequestId, r.Id, r.BodyDigest, r.ReceivedMonth, r.ReceivedAt, r.Door, null, [], r.Scope))],
        [.. rows.Select(r => r.State.Name())], new byte[]?[rows.Count]);

    private static object InsertArgs(IReadOnlyList<ReceivedSubmission> rows) => InsertArgs(
        rows, [.. rows.Select(_ => SubmissionState.Received.Name())], [.. rows.Select(r => r.SealedBody)]);

    private static object InsertArgs(IReadOnlyList<ReceivedSubmission> rows, string[] states, byte[]?[] bodies) => new
    {
        submitters = rows.Select(r => r.Scope.Submitter).ToArray(),
        requestIds = rows.Select(r => r.RequestId).ToArray(),
        ids = rows.Select(r => r.Id.Value).ToArray(),
        digests = rows.Select(r => r.BodyDigest).ToArray(),
        months = rows.Select(r => r.ReceivedMonth).ToArray(),
        instants = rows.Select(r => r.ReceivedAt.ToUniversalTime()).ToArray(),
        states,
        doors = rows.Select(r => r.Door.Name()).ToArray(),
        batchIds = rows.Select(r => r.BatchId).ToArray(),
        bodies,
        programmes = rows.Select(r => string.Join(',', r.Scope.Programmes)).ToArray(),
        regions = rows.Select(r => r.Scope.Region).ToArray(),
        purposes = rows.Select(r => r.Scope.Purpose).ToArray(),
    };

    private static object TakeArgs(NewSubmission[] rows) => new
    {
        submitters = rows.Select(r => r.Scope.Submitter).ToArray(),
        requestIds = rows.Select(r => r.RequestId).ToArray(),
        digests = rows.Select(r => r.BodyDigest).ToArray(),
        states = rows.Select(r => r.State.Name()).ToArray(),
    };

    private sealed record Key(string Submitter, string RequestId);

    private sealed record Taken(string Submitter, string RequestId, DateOnly ReceivedMonth, DateTimeOffset ReceivedAt);

    private sealed record Known(
        string Submitter, string RequestId, Guid VerificationId, byte[] BodyDigest, DateOnly ReceivedMonth, string State);

    private sealed record Named(Guid VerificationId, string RequestId);
}
