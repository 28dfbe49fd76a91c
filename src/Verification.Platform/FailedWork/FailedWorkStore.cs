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

    // A retry that fails again is the row it was retried from: known by its id, or by the row's id it was sent under and the same body.
    private const string Again = """
        update failed_work set state = 'resting', reason = again.reason, detail = again.detail
        from unnest(@ids, @repeats, @digests, @reasons, @details) as again (id, repeats, digest, reason, detail)
        where failed_work.body_digest = again.digest and failed_work.state = any(@states)
          and (failed_work.id = again.id or failed_work.id = again.repeats)
        """;

    private const string Insert = """
        insert into failed_work (id, queue, reason, detail, sealed_body, body_digest, message_id, correlation_id, submitter,
                                 first_failed_at, tries, state)
        select id, queue, reason, detail, sealed_body, body_digest, message_id, correlation_id, submitter, first_failed_at, tries, 'resting'
        from unnest(@ids, @queues, @reasons, @details, @bodies, @digests, @messageIds, @correlationIds, @submitters, @instants, @tries, @repeats)
             as failed (id, queue, reason, detail, sealed_body, body_digest, message_id, correlation_id, submitter, first_failed_at, tries, repeats)
        where not exists (select from failed_work as standing where standing.id = failed.repeats and standing.body_digest = failed.body_digest)
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
        returning queue, message_id, correlation_id, submitter, sealed_body, body_digest
        """;

    // What was stored before it was taken goes on from its own row, with the instant of its receipt.
    // One that its submitter withdrew stays closed, also when the withdrawal is stored and not applied yet.
    private const string Ended = """
        select verification_id from submission
        where body_digest = @digest and submitter = @submitter and state = 'closed' and door <> 'amqp'
          and not exists (
              select from exit where exit.verification_id = submission.verification_id and kind = 'withdrawal' and exit.state <> 'refused')
        for update
        """;

    private const string Reopen = """
        update submission set state = 'received', sealed_body = @body, lease_until = now(), sweeps = 0 where verification_id = @id
        """;

    private const string FinishByMessage = "update failed_work set state = 'done' where body_digest = any(@digests) and state = 'retried'";

    /// <summary>Lays messages to rest in the transaction that settles them; a row that is already there stays, one that was retried rests again.</summary>
    /// <remarks>Also one that was done: what a door has stored may yet turn out to be impossible to apply.</remarks>
    public async Task<int> Rest(Batch batch, IReadOnlyList<FailedMessage> messages, CancellationToken ct)
    {
        if (messages.Count == 0)
        {
            return 0;
        }

        await RestAgain(batch, messages, ["retried", "done"], ct);
        Guid[] ids = [.. messages.Select(m => m.Id)];
        var rested = await batch.Execute(Insert, new
        {
            ids,
            repeats = messages.Select(m => m.MayRepeat).ToArray(),
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

    /// <summary>Lays those to rest again that were retried and fail as these messages; nothing is stored for the others.</summary>
    public Task<int> RestAgain(Batch batch, IReadOnlyList<FailedMessage> messages, CancellationToken ct) =>
        RestAgain(batch, messages, ["retried"], ct);

    private static Task<int> RestAgain(Batch batch, IReadOnlyList<FailedMessage> messages, string[] states, CancellationToken ct) => batch.Execute(Again, new
    {
        states,
        ids = messages.Select(m => m.Id).ToArray(),
        repeats = messages.Select(m => m.MayRepeat).ToArray(),
        digests = messages.Select(m => m.Digest).ToArray(),
        reasons = messages.Select(m => m.Reason).ToArray(),
        details = messages.Select(m => m.Detail).ToArray(),
    }, ct);

    /// <summary>What rests or was retried without success yet, oldest first, after the row given.</summary>
    public Task<IReadOnlyList<FailedWorkRow>> List(FailedWorkRow? after, int limit, CancellationToken ct) =>
        road.InBatch(batch => batch.Query<FailedWorkRow>(
            Page, new { afterAt = after?.FirstFailedAt ?? DateTimeOffset.UnixEpoch, afterId = after?.Id ?? Guid.Empty, limit }, ct), ct);

    public async Task<FailedWorkRow?> Show(Guid id, CancellationToken ct) =>
        (await road.InBatch(batch => batch.Query<FailedWorkRow>(One, new { id }, ct), ct)).SingleOrDefault();

    /// <summary>Lets a row be worked on again: the same body is sent to the requests, or a stored request that ended, and was not withdrawn, goes on from its row.</summary>
    /// <remarks>
    /// The message leaves through the outbox of the same transaction, under the sender's message id or, where that has no such form, under
    /// the id of the row; the arbiters make a second retry harmless.
    /// </remarks>
    public Task<RetryOutcome> Retry(Guid id, CancellationToken ct) => road.InBatch<RetryOutcome>(async batch =>
    {
        var now = clock.GetUtcNow();
        var rows = await batch.Query<Resting>(Retrying, new { id, now }, ct);
        if (rows.Count == 0)
        {
            return new RetryOutcome.NotThere();
        }

        var row = rows[0];
        var body = vault.OpenBody(id, Table, row.SealedBody);
        if (row.Queue == FailedQueues.Http && await TryReopen(batch, row, body, ct))
        {
            return new RetryOutcome.Reopened();
        }

        return new RetryOutcome.Sent(await outbox.Put(batch, [new OutgoingMessage(
            Topology.Requests, FailedQueues.KeyTo(row.Queue), [], row.SentUnder(id, body), "retry", row.CorrelationId, row.Submitter, now, body)], ct));
    }, ct);

    /// <summary>Marks retried rows as done once their request went through, found by the digest of the body as it came.</summary>
    /// <remarks>Most batches retry nothing: the partial index answers that without looking at a row.</remarks>
    public Task<int> Succeeded(Batch batch, IReadOnlyList<byte[]> bodyDigests, CancellationToken ct) =>
        batch.Execute(FinishByMessage, new { digests = bodyDigests.ToArray() }, ct);

    private async Task<bool> TryReopen(Batch batch, Resting row, byte[] body, CancellationToken ct)
    {
        var ended = await batch.Query<Guid>(Ended, new { digest = row.BodyDigest, submitter = row.Submitter }, ct);
        foreach (var id in ended)
        {
            await batch.Execute(Reopen, new { id, body = vault.SealBody(id, "submission", body) }, ct);
        }

        return ended.Count > 0;
    }

    private sealed record Resting(
        string Queue, string? MessageId, string? CorrelationId, string? Submitter, byte[] SealedBody, byte[] BodyDigest)
    {
        /// <summary>The sender's own id where the row would be found by it again: it stands for the whole message and is a GUID.</summary>
        public Guid SentUnder(Guid id, byte[] body) =>
            Guid.TryParse(MessageId, out var given) && FailedMessage.IdOf(Queue, body, MessageId) == id ? given : id;
    }
}
