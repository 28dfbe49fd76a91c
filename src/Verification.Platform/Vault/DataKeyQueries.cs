using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Platform.Vault;

/// <summary>The wrapped data keys a caller's scope leads to.</summary>
public sealed class DataKeyQueries(DoorDatabase door)
{
    private const string OfVerification = """
        select verification_id, member_ordinal, wrapped_key, kek_id from data_key
        where verification_id = @id order by member_ordinal
        limit 200
        """;

    /// <summary>The keys of a verification; destroyed ones are not among them.</summary>
    public Task<IReadOnlyList<DataKeyRow>> Of(Scope scope, VerificationId id, CancellationToken ct) =>
        door.Query<DataKeyRow>(scope, OfVerification, new { id = id.Value }, ct);
}
