using Npgsql;
using Verification.Platform.Database;

namespace Verification.Platform.Outbox;

/// <summary>What was committed and may not have been published: one row per batch, whoever wrote it publishes and deletes it.</summary>
public sealed class OutboxStore(RoadDatabase road, TimeProvider clock)
{
    /// <summary>How long a row belongs to the process that wrote or claimed it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string Insert = """
        insert into outbox (id, born_at, lease_until, messages, message_count, message_ids)
        values (@id, now(), now() + make_interval(secs => @lease), @messages, @count, @ids)
        """;

    private const string Remove = "delete from outbox where id = any($1)";

    private const string Claim = """
        with expired as (
            select id from outbox where lease_until < now() order by born_at limit @limit for update skip locked)
        update outbox set lease_until = now() + make_interval(secs => @lease)
        from expired where outbox.id = expired.id
        returning outbox.id, outbox.born_at, outbox.messages
        """;

    /// <summary>Writes all messages of a batch as one row; for no messages nothing is written and the row is empty.</summary>
    public Task<OutboxRow> Put(Batch batch, IReadOnlyList<OutgoingMessage> messages, CancellationToken ct) => Put(batch, messages, Lease, ct);

    /// <summary>The same for messages nobody publishes after the commit: the relay's next sweep takes them.</summary>
    public Task PutForRelay(Batch batch, IReadOnlyList<OutgoingMessage> messages, CancellationToken ct) => Put(batch, messages, TimeSpan.Zero, ct);

    private async Task<OutboxRow> Put(Batch batch, IReadOnlyList<OutgoingMessage> messages, TimeSpan lease, CancellationToken ct)
    {
        var row = new OutboxRow(Guid.CreateVersion7(clock.GetUtcNow()), messages);
        if (messages.Count > 0)
        {
            using var form = MessageFormat.Write(messages);
            await batch.Execute(Insert, new
            {
                id = row.Id,
                lease = lease.TotalSeconds,
                messages = new BytesParameter(form.Bytes),
                count = messages.Count,
                ids = messages.Select(m => m.MessageId).ToArray(),
            }, ct);
        }

        return row;
    }

    /// <summary>Forgets a row whose messages are all confirmed.</summary>
    public Task Delete(Guid id, CancellationToken ct) => Delete([id], ct);

    public async Task Delete(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        // Not waiting for the disk is safe here and nowhere else: a deletion lost in a crash means publishing once more.
        await using var batch = road.Source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('synchronous_commit', 'off', true)"));
        var remove = new NpgsqlBatchCommand(Remove);
        remove.Parameters.Add(new() { Value = ids.ToArray() });
        batch.BatchCommands.Add(remove);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Claims rows whose process did not publish them in time, oldest first.</summary>
    public async Task<IReadOnlyList<OutboxRow>> ClaimExpired(int limit, CancellationToken ct)
    {
        var rows = await road.InBatch(batch => batch.Query<Claimed>(Claim, new { limit, lease = Lease.TotalSeconds }, ct), ct);
        return [.. rows.OrderBy(r => r.BornAt).Select(r => new OutboxRow(r.Id, MessageFormat.Read(r.Messages)))];
    }

    private sealed record Claimed(Guid Id, DateTimeOffset BornAt, byte[] Messages);
}
