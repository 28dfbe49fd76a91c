using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Provisional verdicts: asks whose verification cannot wait for them.</summary>
/// <remarks>
/// Taking one on moves its time: a process that dies before the commit leaves a row that comes again. The commit that wins the row
/// <c>round</c> (verification, 1) marks the asks as issued in the same transaction, so a second run finds a round that is won, and whoever
/// completes the asks later knows that theirs is the follow-up.
/// </remarks>
public sealed partial class AskStore
{
    private const string TakeOnProvisional = """
        with due as (
            select verification_id, round, source from ask
            where provisional_at <= now() and provisional = @turn
            order by provisional_at
            limit @limit
            for update skip locked)
        update ask set provisional = 'due', provisional_at = now() + make_interval(secs => @completing), found_left = found_left + @found
        from due where ask.verification_id = due.verification_id and ask.round = due.round and ask.source = due.source
        returning ask.verification_id, found_left
        """;

    // In the order of everybody who waits for asks.
    private const string MarkIssued = """
        with going_on as materialized (
            select verification_id, round, source from ask
            where verification_id = any(@ids)
            order by verification_id, round, source
            for update)
        update ask set provisional = 'issued', provisional_at = null, found_left = 0
        from going_on
        where ask.verification_id = going_on.verification_id and ask.round = going_on.round and ask.source = going_on.source
        """;

    /// <summary>Verifications whose provisional verdict is due; for a while they are this process's.</summary>
    public async Task<IReadOnlyList<VerificationId>> DueProvisionally(int limit, CancellationToken ct) =>
        [.. (await TakeOn("waiting", found: 0, limit, ct)).Keys];

    /// <summary>Those that somebody took on and did not issue, each with how often it was found so.</summary>
    /// <remarks>Counted as <see cref="LeftRoundStore"/> counts, so that one that ends every process that issues it becomes a suspect.</remarks>
    public Task<IReadOnlyDictionary<VerificationId, int>> LeftProvisionally(int limit, CancellationToken ct) => TakeOn("due", found: 1, limit, ct);

    /// <summary>Leaves the asks of these for their follow-up, in the batch that stores the provisional verdict.</summary>
    public async Task GoOn(Batch batch, IReadOnlyCollection<VerificationId> verifications, CancellationToken ct)
    {
        if (verifications.Count > 0)
        {
            await batch.Execute(MarkIssued, new { ids = verifications.Select(v => v.Value).ToArray() }, ct);
        }
    }

    private async Task<IReadOnlyDictionary<VerificationId, int>> TakeOn(string turn, int found, int limit, CancellationToken ct)
    {
        var args = new { turn, found, limit, completing = Completing.TotalSeconds };
        var rows = await road.InBatch(batch => batch.Query<TakenOn>(TakeOnProvisional, args, ct), ct);
        return rows.GroupBy(r => r.VerificationId).ToDictionary(g => new VerificationId(g.Key), g => g.Max(r => r.FoundLeft));
    }

    private static ProvisionalTurn TurnOf(string? stored) => stored switch
    {
        null => ProvisionalTurn.None,
        "waiting" => ProvisionalTurn.Waiting,
        "due" => ProvisionalTurn.Due,
        "issued" => ProvisionalTurn.Issued,
        _ => throw new BrokenPromise("a kept turn is one of those the table allows"),
    };

    private sealed record TakenOn(Guid VerificationId, int FoundLeft);
}
