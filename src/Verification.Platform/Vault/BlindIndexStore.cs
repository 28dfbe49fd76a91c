using Verification.Platform.Database;

namespace Verification.Platform.Vault;

/// <summary>Finds verifications by the keyed hash of a value nobody stores.</summary>
public sealed class BlindIndexStore(RoadDatabase road)
{
    private const string CopyRows = "copy blind_index (field, value, verification_id, member_ordinal) from stdin (format binary)";

    private const string ByValue = """
        select field, value, verification_id, member_ordinal from blind_index
        where field = @field and value = any(@values)
        order by verification_id, member_ordinal
        limit @limit
        """;

    /// <summary>Writes index rows in the batch of the rows they lead to.</summary>
    public Task CopyInto(Batch batch, IReadOnlyCollection<BlindIndexRow> rows, CancellationToken ct) =>
        batch.Copy(CopyRows, rows, static (row, index) => row.Text(index.Field).Bytes(index.Value).Uuid(index.VerificationId).Int(index.MemberOrdinal), ct);

    /// <summary>Who stands under these values of a field.</summary>
    public Task<IReadOnlyList<BlindIndexRow>> Find(string field, IReadOnlyList<byte[]> values, int limit, CancellationToken ct) =>
        road.InBatch(batch => batch.Query<BlindIndexRow>(ByValue, new { field, values = values.ToArray(), limit }, ct), ct);
}
