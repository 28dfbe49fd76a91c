using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Following;

/// <summary>Where a verification stands, in one small question a listener can ask every moment.</summary>
public sealed class FollowQueries(DoorDatabase door)
{
    private const string Stand = """
        select request_id, state, received_at, received_month,
               coalesce((select max(round.round) from round where round.verification_id = submission.verification_id), 0) as rounds,
               (select count(*)::int from ask where ask.verification_id = submission.verification_id and ask.state = 'open') as open
        from submission where verification_id = @id
        """;

    private const string VerdictOf = """
        select verdict_id, round, issued_at, partial, outcomes from verdict
        where verification_id = @id and received_month = @month and round = @round
        """;

    /// <summary>How it stands, or null when it does not exist for this caller.</summary>
    public async Task<VerificationStand?> Find(Scope scope, VerificationId id, CancellationToken ct) =>
        (await door.Query<VerificationStand>(scope, Stand, new { id = id.Value }, ct)).SingleOrDefault();

    /// <summary>The verdict of one round.</summary>
    public async Task<FoundVerdict> Verdict(Scope scope, VerificationId id, DateOnly receivedMonth, int round, CancellationToken ct) =>
        (await door.Query<FoundVerdict>(scope, VerdictOf, new { id = id.Value, month = receivedMonth, round }, ct)).Single();
}

/// <summary>A verdict in short.</summary>
/// <param name="Outcomes">As stored: <c>programme:outcome</c>.</param>
public sealed record FoundVerdict(Guid VerdictId, int Round, DateTimeOffset IssuedAt, bool Partial, string[] Outcomes);
