using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>The table <c>ask</c>: the queue of every source, claimed with a lease.</summary>
/// <remarks>Primary key (verification, round, source): one row per open ask, whatever is delivered or run twice.</remarks>
public sealed partial class AskStore(RoadDatabase road)
{
    /// <summary>Listeners are woken on this channel when asks are parked.</summary>
    public const string Channel = "verification_ask";

    /// <summary>Whoever closes the last ask of a round completes it; only after this have others found it left behind.</summary>
    internal static readonly TimeSpan Completing = TimeSpan.FromSeconds(10);

    /// <summary>What binds a sealed answer to its row.</summary>
    internal static string SealName(int round, SourceId source) => $"ask/{round}/{source.Code}";

    private const string CopyRows = """
        copy ask (verification_id, received_month, round, source, members, state, due_at, deadline, ticket,
                  provisional, provisional_at, submitter, programmes, region, purpose) from stdin (format binary)
        """;

    // Moving due_at is the lease: a claimed row leaves the front of the index, and comes back by itself when its worker dies.
    private const string ClaimDue = """
        with due as (
            select verification_id, round from ask
            where source = @source and state = 'open' and due_at <= now() and deadline > now()
            order by due_at
            limit @limit
            for update skip locked)
        update ask set due_at = now() + make_interval(secs => @lease), lease_until = now() + make_interval(secs => @lease),
            attempts = attempts + 1
        from due where ask.verification_id = due.verification_id and ask.round = due.round and ask.source = @source
        returning ask.verification_id, ask.received_month, ask.round, ask.source, ask.members, ask.attempts, ask.deadline, ask.ticket,
            ask.sealed_answer, ask.submitter, ask.programmes, ask.region, ask.purpose
        """;

    // Two lanes that close the last two asks of one verification at the same moment meet here: the second waits and sees the first.
    private const string LockSiblings = """
        select verification_id from ask where verification_id = any(@ids)
        order by verification_id, round, source
        for update
        """;

    private const string KeepTried = """
        update ask set state = case when cardinality(tried.still_open::int[]) = 0 then 'answered' else 'open' end,
            members = case when cardinality(tried.still_open::int[]) = 0 then ask.members else tried.still_open::int[] end,
            sealed_answer = tried.sealed, due_at = tried.due_at, ticket = tried.ticket,
            lease_until = case when cardinality(tried.still_open::int[]) = 0 then now() + make_interval(secs => @completing) end
        from unnest(@ids, @rounds, @sources, @attempts, @open, @sealed, @dues, @tickets)
            as tried (verification_id, round, source, attempts, still_open, sealed, due_at, ticket)
        where ask.verification_id = tried.verification_id and ask.round = tried.round and ask.source = tried.source
          and ask.attempts = tried.attempts and ask.state = 'open'
        returning ask.verification_id, ask.received_month, ask.round, ask.source, ask.state,
            ask.submitter, ask.programmes, ask.region, ask.purpose
        """;

    private const string Closed = """
        select distinct verification_id from ask as one
        where verification_id = any(@ids)
          and not exists (select 1 from ask where ask.verification_id = one.verification_id and ask.state = 'open')
        """;

    private const string LapseDue = """
        with late as (
            select verification_id, round, source from ask
            where state = 'open' and deadline <= now()
            order by deadline
            limit @limit
            for update skip locked)
        update ask set state = 'lapsed', lease_until = now() + make_interval(secs => @completing)
        from late where ask.verification_id = late.verification_id and ask.round = late.round and ask.source = late.source
        returning ask.verification_id, ask.received_month, ask.round, ask.source, ask.state,
            ask.submitter, ask.programmes, ask.region, ask.purpose
        """;

    private const string UntilNext = """
        select extract(epoch from least(
            (select deadline from ask where state = 'open' order by deadline limit 1),
            (select provisional_at from ask where provisional = 'waiting' order by provisional_at limit 1)) - now())::float8
        where exists (select from ask where state = 'open')
        """;

    private const string AllClosed = """
        select distinct verification_id from ask as one
        where state <> 'open'
          and not exists (
              select 1 from ask where ask.verification_id = one.verification_id and (ask.state = 'open' or ask.lease_until > now()))
        order by verification_id
        limit @limit
        """;

    private const string OfVerification = """
        select source, state, members, deadline, provisional, sealed_answer from ask
        where verification_id = @verification and round = @round
        order by source
        limit 200
        """;

    private const string GiveBackClaimed = """
        update ask set due_at = now(), lease_until = null
        from unnest(@ids, @rounds, @sources, @attempts) as claimed (verification_id, round, source, attempts)
        where ask.verification_id = claimed.verification_id and ask.round = claimed.round and ask.source = claimed.source
          and ask.attempts = claimed.attempts and ask.state = 'open'
        """;

    // A row that somebody keeps or lapses just now is passed over: it needs no lease any more, and nobody waits for anybody in a circle.
    private const string RenewClaimed = """
        with held as (
            select ask.verification_id, ask.round, ask.source
            from ask join unnest(@ids, @rounds, @sources, @attempts) as claimed (verification_id, round, source, attempts)
                using (verification_id, round, source)
            where ask.attempts = claimed.attempts and ask.state = 'open' and ask.lease_until is not null
            for update of ask skip locked)
        update ask set due_at = now() + make_interval(secs => @lease), lease_until = now() + make_interval(secs => @lease)
        from held where ask.verification_id = held.verification_id and ask.round = held.round and ask.source = held.source
        """;

    private const string Remove = "delete from ask where verification_id = any(@ids)";

    private const string Wake = "select pg_notify('verification_ask', '')";

    /// <summary>Parks open asks in the batch of their case and wakes the slow lanes at its commit.</summary>
    public async Task CopyInto(Batch batch, IReadOnlyCollection<AskRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await batch.Copy(
            CopyRows, rows,
            static (row, ask) => row.Uuid(ask.Round.Verification.Value).Date(ask.Round.ReceivedMonth).Int(ask.Round.Round)
                .Text(ask.Source.Code).Ints(ask.Members).Text("open").Instant(ask.DueAt).Instant(ask.Deadline).Text(ask.Ticket)
                .Text(ask.ProvisionalAt is null ? null : "waiting").Instant(ask.ProvisionalAt)
                .Scope(ask.Round.Scope),
            ct);
        await batch.Execute(Wake, null, ct);
    }

    /// <summary>Takes due asks of one source for the length of the lease; no transaction stays open while they are asked.</summary>
    public async Task<IReadOnlyList<ClaimedAsk>> Claim(SourceId source, int limit, TimeSpan lease, CancellationToken ct)
    {
        var rows = await road.InBatch(
            batch => batch.Query<ClaimedRow>(ClaimDue, new { source = source.Code, limit, lease = lease.TotalSeconds }, ct), ct);
        return [.. rows.Select(r => r.ToClaimed())];
    }

    /// <summary>Keeps what a try brought; a write whose claim was overtaken changes nothing.</summary>
    /// <param name="told">Writes, in the same transaction, what the world is told of the asks that closed.</param>
    /// <returns>Verifications without any open ask: their gate may be tried.</returns>
    public Task<IReadOnlyList<VerificationId>> Keep(
        IReadOnlyList<TriedAsk> tried, Func<Batch, IReadOnlyList<ClosedAsk>, CancellationToken, Task>? told, CancellationToken ct)
    {
        if (tried.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<VerificationId>>([]);
        }

        return road.InBatch(
            async batch =>
            {
                await batch.Query<Guid>(LockSiblings, new { ids = tried.Select(t => t.Ask.Round.Verification.Value).Distinct().ToArray() }, ct);
                return await ReadyAfter(batch, await batch.Query<ClosedRow>(KeepTried, Columns(tried), ct), told, ct);
            },
            ct);
    }

    /// <summary>Ends claims before their time, so that whoever is left need not wait for the lease; an overtaken claim changes nothing.</summary>
    public Task<int> GiveBack(IReadOnlyList<ClaimedAsk> claimed, CancellationToken ct) => road.InBatch(
        async batch =>
        {
            await batch.Execute(Wake, null, ct);
            return await batch.Execute(GiveBackClaimed, Columns(claimed, TimeSpan.Zero), ct);
        },
        ct);

    /// <summary>Lets claims last from now on as if they had just been made; one that was given back, kept or overtaken stays so.</summary>
    public Task<int> Renew(IReadOnlyList<ClaimedAsk> claimed, TimeSpan lease, CancellationToken ct) =>
        road.InBatch(batch => batch.Execute(RenewClaimed, Columns(claimed, lease), ct), ct);

    /// <summary>Closes asks whose deadline has passed, unanswered.</summary>
    /// <returns>Verifications without any open ask: their gate opens partially.</returns>
    public Task<IReadOnlyList<VerificationId>> Lapse(
        int limit, Func<Batch, IReadOnlyList<ClosedAsk>, CancellationToken, Task>? told, CancellationToken ct) => road.InBatch(
            async batch => await ReadyAfter(batch, await batch.Query<ClosedRow>(LapseDue, new { limit, completing = Completing.TotalSeconds }, ct), told, ct), ct);

    /// <summary>How long it is, by the server's clock, until the next deadline of an open ask or provisional verdict; null without one, nothing once it has passed.</summary>
    public async Task<TimeSpan?> UntilNextDeadline(CancellationToken ct)
    {
        var seconds = await road.Query<double>(UntilNext, null, ct);
        return seconds.Count == 0 ? null : TimeSpan.FromSeconds(Math.Clamp(seconds[0], 0, TimeSpan.FromDays(1).TotalSeconds));
    }

    /// <summary>Verifications whose asks are all closed and that nobody is completing: what a process that died left behind.</summary>
    public Task<IReadOnlyList<VerificationId>> Ready(int limit, CancellationToken ct) =>
        road.InBatch(batch => Ids(batch, AllClosed, new { limit }, ct), ct);

    /// <summary>All asks of a round with the answers they brought.</summary>
    public async Task<IReadOnlyList<KeptAsk>> Load(VerificationId verification, int round, HouseholdKeys keys, CancellationToken ct)
    {
        var rows = await road.Query<KeptRow>(OfVerification, new { verification = verification.Value, round }, ct);
        return [.. rows.Select(r => new KeptAsk(
            new(r.Source), r.State, r.Members, r.Deadline, TurnOf(r.Provisional), Opened(r.SealedAnswer, verification, SealName(round, new(r.Source)), keys)))];
    }

    /// <summary>Removes the asks of decided or withdrawn verifications in the batch that decides them; its arbiter makes a second run harmless.</summary>
    public async Task Close(Batch batch, IReadOnlyCollection<VerificationId> verifications, CancellationToken ct)
    {
        if (verifications.Count > 0)
        {
            await batch.Execute(Remove, new { ids = verifications.Select(v => v.Value).ToArray() }, ct);
        }
    }

    private static async Task<IReadOnlyList<VerificationId>> ReadyAfter(
        Batch batch, IReadOnlyList<ClosedRow> written, Func<Batch, IReadOnlyList<ClosedAsk>, CancellationToken, Task>? told, CancellationToken ct)
    {
        var closed = written.Where(r => r.State != "open").ToList();
        if (closed.Count == 0)
        {
            return [];
        }

        if (told is not null)
        {
            await told(batch, [.. closed.Select(r => r.ToClosed())], ct);
        }

        return await Ids(batch, Closed, new { ids = closed.Select(r => r.VerificationId).Distinct().ToArray() }, ct);
    }

    private static async Task<IReadOnlyList<VerificationId>> Ids(Batch batch, string sql, object args, CancellationToken ct) =>
        [.. (await batch.Query<Guid>(sql, args, ct)).Select(id => new VerificationId(id))];

    private static object Columns(IReadOnlyList<ClaimedAsk> claimed, TimeSpan lease) => new
    {
        ids = claimed.Select(c => c.Round.Verification.Value).ToArray(),
        rounds = claimed.Select(c => c.Round.Round).ToArray(),
        sources = claimed.Select(c => c.Source.Code).ToArray(),
        attempts = claimed.Select(c => c.Attempts).ToArray(),
        lease = lease.TotalSeconds,
    };

    private static object Columns(IReadOnlyList<TriedAsk> tried) => new
    {
        ids = tried.Select(t => t.Ask.Round.Verification.Value).ToArray(),
        rounds = tried.Select(t => t.Ask.Round.Round).ToArray(),
        sources = tried.Select(t => t.Ask.Source.Code).ToArray(),
        attempts = tried.Select(t => t.Ask.Attempts).ToArray(),
        // Arrays of arrays must be of one length in PostgreSQL; each list travels as its text.
        open = tried.Select(t => $"{{{string.Join(',', t.StillOpen)}}}").ToArray(),
        @sealed = tried.Select(t => t.SealedAnswer).ToArray(),
        dues = tried.Select(t => t.DueAt.ToUniversalTime()).ToArray(),
        tickets = tried.Select(t => t.Ticket).ToArray(),
        completing = Completing.TotalSeconds,
    };

    private static IReadOnlyList<Answer> Opened(byte[]? envelope, VerificationId verification, string name, HouseholdKeys keys) =>
        envelope is null ? [] : [.. StoredAnswers.Read(keys.Open(0, name, envelope), verification)];
}
