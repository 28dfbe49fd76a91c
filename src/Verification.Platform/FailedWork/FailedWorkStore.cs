using Verification.Platform.Database;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;

namespace Verification.Platform.FailedWork;

/// <summary>Where bad input and poisonous requests rest; nothing is dropped.</summary>
public sealed class FailedWorkStore(RoadDatabase road, Vault.Vault vault, OutboxStore outbox, TimeProvider clock)
{
    private const string Table = "failed_work";

    private const string Columns = """
        id, queue, reason, detail, body_digest, message_id, correlation_id, submitter, first_failed_at, tries, state, retried_at
        """;

    private const string Insert = """
        insert into failed_work (id, queue, reason, detail, sealed_body, body_digest, message_id, correlation_id, submitter,
                                 first_failed_at, tries, state)
        select id, queue, reason, detail, sealed_body, body_digest, message_id, correlation_id, submitter, first_failed_at, tries, 'resting'
        from unnest(@ids, @queues, @reasons, @details, @bodies, @digests, @messageIds, @correlationIds, @submitters, @instants, @tries)
             as failed (id, queue, reason, detail, sealed_body, body_digest, message_id, correlation_id, submitter, first_failed_at, tries)
        order by id
        on conflict do nothing
        """;

    private const string Page = $"""
        select {Columns} from failed_work
        where state <> 'done' and (first_failed_at, id) > (@afterAt, @afterId)
        order by first_failed_at, id
        limit @limit
        """;

    private const string One = $"select {Columns} from failed_work where id = @id";

    private const string Retrying = """
        update failed_work set state = 'retried', retried_at = @now, tries = tries + 1
        where id = @id and state <> 'done' and queue <> 'complete'
        returning queue, message_id, correlation_id, submitter, sealed_body
        """;

    private const string Finish = "update failed_work set state = 'done' where id = any(@ids) and state = 'retried'";

    private const string FinishByMessage = "update failed_work set state = 'done' where body_digest = any(@digests) and state = 'retried'";

    /// <summary>Lays messages to rest in the transaction that settles them; a row that is already there stays as it is.</summary>
    public async Task<int> Rest(Batch batch, IReadOnlyList<FailedMessage> messages, CancellationToken ct)
    {
        if (messages.Count == 0)
        {
            return 0;
        }

        Guid[] ids = [.. messages.Select(m => m.Id)];
        var rested = await batch.Execute(Insert, new
        {
            ids,
            queues = messages.Select(m => m.Queue).ToArray(),
            reasons = messages.Select(m => m.Reason).ToArray(),
            details = messages.Select(m => m.Detail).ToArray(),
            bodies = messages.Select((m, i) => vault.SealBody(ids[i], Table, m.Body.Span)).ToArray(),
            digests = messages.Select(m => m.Digest).ToArray(),
            messageIds = messages.Select(m => m.MessageId).ToArray(),
            correlationIds = messages.Select(m => m.CorrelationId).ToArray(),
            submitters = messages.Select(m => m.Submitter).ToArray(),
            instants = messages.Select(m => m.FailedAt.ToUniversalTime()).ToArray(),
            tries = messages.Select(m => m.Tries).ToArray(),
        }, ct);
        Telemetry.Telemetry.Rested.Add(rested);
        return rested;
    }

    /// <summary>What rests or was retried without success yet, oldest first, after the row given.</summary>
    public Task<IReadOnlyList<FailedWorkRow>> List(FailedWorkRow? after, int limit, CancellationToken ct) =>
        road.InBatch(batch => batch.Query<FailedWorkRow>(
            Page, new { afterAt = after?.FirstFailedAt ?? DateTimeOffset.UnixEpoch, afterId = after?.Id ?? Guid.Empty, limit }, ct), ct);

    public async Task<FailedWorkRow?> Show(Guid id, CancellationToken ct) =>
        (await road.InBatch(batch => batch.Query<FailedWorkRow>(One, new { id }, ct), ct)).SingleOrDefault();

    /// <summary>Sends the same body with the same message id to the requests again; null when there is no such row or it is done.</summary>
    /// <remarks>The message leaves through the outbox of the same transaction; the arbiters make a second retry harmless.</remarks>
    public Task<OutboxRow?> Retry(Guid id, CancellationToken ct) => road.InBatch(async batch =>
    {
        var now = clock.GetUtcNow();
        var rows = await batch.Query<Resting>(Retrying, new { id, now }, ct);
        if (rows.Count == 0)
        {
            return null;
        }

        var row = rows[0];
        var key = row.Queue is Topology.IntakeBatch or FailedQueues.HttpBatch ? Topology.KeyMany : Topology.KeyOne;
        var messageId = Guid.TryParse(row.MessageId, out var given) ? given : id;
        return await outbox.Put(batch, [new OutgoingMessage(
            Topology.Requests, key, [], messageId, "retry", row.CorrelationId, row.Submitter, now, vault.OpenBody(id, Table, row.SealedBody))], ct);
    }, ct);

    /// <summary>Marks retried rows as done once their request went through, found by the digest of the body as it came.</summary>
    /// <remarks>Most batches retry nothing: the partial index answers that without looking at a row.</remarks>
    public Task<int> Succeeded(Batch batch, IReadOnlyList<byte[]> bodyDigests, CancellationToken ct) =>
        batch.Execute(FinishByMessage, new { digests = bodyDigests.ToArray() }, ct);

    /// <summary>Marks retried rows as done.</summary>
    public Task<int> Done(Batch batch, IReadOnlyList<Guid> ids, CancellationToken ct) => batch.Execute(Finish, new { ids = ids.ToArray() }, ct);

    private sealed record Resting(string Queue, string? MessageId, string? CorrelationId, string? Submitter, byte[] SealedBody);
}
