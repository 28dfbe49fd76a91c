using Verification.Platform.Database;

namespace Verification.Platform.DueWork;

/// <summary>Something to be done at a time; putting the same kind and key again keeps one row.</summary>
/// <param name="Payload">JSON.</param>
public sealed record DueRow(string Kind, string Key, DateTimeOffset DueAt, string Payload)
{
    /// <summary>How often it was claimed before.</summary>
    public int Attempts { get; init; }
}

/// <summary>The table of all deadlines, retries and sweeps.</summary>
public sealed class DueWorkStore(RoadDatabase road)
{
    private const string Upsert = """
        insert into due_work (kind, key, due_at, payload)
        select kind, key, due_at, payload from unnest(@kinds, @keys, @dues, @payloads::jsonb[]) as due (kind, key, due_at, payload)
        order by kind, key
        on conflict (kind, key) do update set due_at = excluded.due_at, payload = excluded.payload, lease_until = null, attempts = 0
        """;

    private const string ClaimDue = """
        with due as (
            select kind, key from due_work
            where kind = @kind and due_at <= now() and (lease_until is null or lease_until < now())
            order by due_at
            limit @limit
            for update skip locked)
        update due_work set lease_until = now() + make_interval(secs => @lease), attempts = attempts + 1
        from due where due_work.kind = due.kind and due_work.key = due.key
        returning due_work.kind, due_work.key, due_work.due_at, due_work.payload::text, due_work.attempts
        """;

    private const string Remove = "delete from due_work where kind = @kind and key = any(@keys)";

    private const string Later = "update due_work set due_at = @dueAt, lease_until = null where kind = @kind and key = @key";

    /// <summary>Writes due work in the batch it belongs to; a row with the same kind and key is moved to the new time.</summary>
    public async Task Put(Batch batch, IReadOnlyList<DueRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await batch.Execute(Upsert, new
        {
            kinds = rows.Select(r => r.Kind).ToArray(),
            keys = rows.Select(r => r.Key).ToArray(),
            dues = rows.Select(r => r.DueAt.ToUniversalTime()).ToArray(),
            payloads = rows.Select(r => r.Payload).ToArray(),
        }, ct);
    }

    /// <summary>Claims what is due for the length of the lease; after that somebody else may claim it again.</summary>
    public async Task<IReadOnlyList<DueRow>> Claim(string kind, int limit, TimeSpan lease, CancellationToken ct)
    {
        var rows = await road.InBatch(batch => batch.Query<Claimed>(ClaimDue, new { kind, limit, lease = lease.TotalSeconds }, ct), ct);
        return [.. rows.OrderBy(r => r.DueAt).Select(r => new DueRow(r.Kind, r.Key, r.DueAt, r.Payload) { Attempts = r.Attempts - 1 })];
    }

    /// <summary>Removes work that is done.</summary>
    public Task Done(string kind, IReadOnlyList<string> keys, CancellationToken ct) =>
        road.InBatch(batch => Done(batch, kind, keys, ct), ct);

    /// <summary>Removes work in the transaction that did it.</summary>
    public Task<int> Done(Batch batch, string kind, IReadOnlyList<string> keys, CancellationToken ct) =>
        batch.Execute(Remove, new { kind, keys = keys.ToArray() }, ct);

    /// <summary>Puts work off to a later time and gives its lease back.</summary>
    public Task Postpone(string kind, string key, DateTimeOffset dueAt, CancellationToken ct) =>
        road.InBatch(batch => batch.Execute(Later, new { kind, key, dueAt }, ct), ct);

    private sealed record Claimed(string Kind, string Key, DateTimeOffset DueAt, string Payload, int Attempts);
}
