using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Platform.Vault;

/// <summary>The wrapped data keys.</summary>
public sealed class DataKeyStore(RoadDatabase road)
{
    private const string CopyRows = "copy data_key (verification_id, member_ordinal, wrapped_key, kek_id) from stdin (format binary)";

    private const string OfVerifications = """
        select verification_id, member_ordinal, wrapped_key, kek_id from data_key
        where verification_id = any(@ids) order by verification_id, member_ordinal
        """;

    /// <summary>Writes the keys in the batch whose rows they seal.</summary>
    public Task CopyInto(Batch batch, IReadOnlyCollection<DataKeyRow> rows, CancellationToken ct) =>
        batch.Copy(CopyRows, rows, static (row, key) => row.Uuid(key.VerificationId).Int(key.MemberOrdinal).Bytes(key.WrappedKey).Text(key.KekId), ct);

    /// <summary>The keys of each verification; one without keys is not in the answer.</summary>
    public async Task<IReadOnlyDictionary<VerificationId, IReadOnlyList<DataKeyRow>>> Load(
        IReadOnlyCollection<VerificationId> ids, CancellationToken ct)
    {
        var rows = await road.InBatch(batch => batch.Query<DataKeyRow>(OfVerifications, new { ids = ids.Select(i => i.Value).ToArray() }, ct), ct);
        return rows.GroupBy(r => r.VerificationId)
            .ToDictionary(g => new VerificationId(g.Key), IReadOnlyList<DataKeyRow> (g) => [.. g]);
    }
}
