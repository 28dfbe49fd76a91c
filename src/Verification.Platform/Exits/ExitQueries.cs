using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Platform.Exits;

/// <summary>What a caller may read of what followed on its verifications, within its scope.</summary>
public sealed class ExitQueries(DoorDatabase door)
{
    private const string Applied = """
        select submitter, request_id, kind, round, sealed_body from exit
        where verification_id = @id and state = 'applied' and round is not null and round <= @round
        order by round
        limit @limit
        """;

    /// <summary>The exits that opened the rounds of a verification up to one of them, in their order.</summary>
    public Task<IReadOnlyList<AppliedExit>> OpenedRounds(Scope scope, VerificationId id, int round, CancellationToken ct) =>
        door.Query<AppliedExit>(scope, Applied, new { id = id.Value, round, limit = VerdictId.RoundsMax }, ct);
}
