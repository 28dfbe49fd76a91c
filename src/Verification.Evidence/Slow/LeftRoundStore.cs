using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Counts how often a sweep has found a round whose asks are all closed and that nobody had completed.</summary>
/// <remarks>The count stands in the asks and goes with them. Whoever counts has the round in hand for a while, as whoever closed its last ask had.</remarks>
public sealed class LeftRoundStore(RoadDatabase road)
{
    private const string Count = """
        with left_behind as materialized (
            select verification_id, round, source from ask
            where verification_id = any(@ids) and (lease_until is null or lease_until <= now())
            order by verification_id, round, source
            for update),
        counted as (
            update ask set found_left = found_left + 1, lease_until = now() + make_interval(secs => @completing)
            from left_behind
            where ask.verification_id = left_behind.verification_id and ask.round = left_behind.round and ask.source = left_behind.source
            returning ask.verification_id, ask.found_left)
        select verification_id, max(found_left) as found_left from counted group by verification_id
        """;

    private const string Forget = "update ask set found_left = 0 where verification_id = any(@ids) and found_left > 0";

    /// <summary>Counts each of these once more and says how often each was found now.</summary>
    /// <remarks>What is decided meanwhile is not among them, nor what another process has in hand: of several that find one, one counts it.</remarks>
    public async Task<IReadOnlyDictionary<VerificationId, int>> Found(IReadOnlyCollection<VerificationId> ids, CancellationToken ct)
    {
        var rows = await road.InBatch(batch => batch.Query<Row>(Count, new { ids = ids.Select(i => i.Value).ToArray(), completing = AskStore.Completing.TotalSeconds }, ct), ct);
        return rows.ToDictionary(r => new VerificationId(r.VerificationId), r => r.FoundLeft);
    }

    /// <summary>These came to no end and are no one's fault: what was found counts for nothing.</summary>
    public Task<int> GiveBack(IReadOnlyCollection<VerificationId> ids, CancellationToken ct) =>
        road.InBatch(batch => batch.Execute(Forget, new { ids = ids.Select(i => i.Value).ToArray() }, ct), ct);

    private sealed record Row(Guid VerificationId, int FoundLeft);
}
