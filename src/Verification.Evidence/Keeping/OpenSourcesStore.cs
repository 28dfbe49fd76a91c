using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Which sources parked verifications still wait for, seen from inside the transaction that closes some of them.</summary>
public static class OpenSourcesStore
{
    private const string OpenOf = """
        select verification_id, source from ask
        where verification_id = any(@ids) and state = 'open'
        order by verification_id, source
        """;

    /// <summary>Open sources per verification.</summary>
    public static async Task<ILookup<VerificationId, SourceId>> Of(Batch batch, IReadOnlyCollection<VerificationId> ids, CancellationToken ct)
    {
        var rows = await batch.Query<Row>(OpenOf, new { ids = ids.Select(i => i.Value).ToArray() }, ct);
        return rows.ToLookup(r => new VerificationId(r.VerificationId), r => new SourceId(r.Source));
    }

    private sealed record Row(Guid VerificationId, string Source);
}
