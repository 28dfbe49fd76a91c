using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Rounds;

/// <summary>A round somebody wants to open.</summary>
/// <param name="OpenedBy">Why it opens: <c>answered</c>, <c>cannot-change</c>, <c>deadline</c>, <c>provisional</c>, <c>follow-up</c>, <c>supplement</c>, <c>objection</c>.</param>
public sealed record NewRound(
    VerificationId Verification, int Round, DateOnly ReceivedMonth, DateTimeOffset OpenedAt, string OpenedBy, RowScope Scope);

/// <summary>The arbiter of rounds: whoever inserts the row assesses and publishes.</summary>
public static class RoundStore
{
    // The primary key decides between last answer, deadline and redelivery; only the winner's verdict is stored.
    private const string OpenRounds = """
        insert into round (verification_id, round, verdict_id, received_month, opened_at, opened_by, submitter, programmes, region, purpose)
        select verification_id, round, verdict_id, received_month, opened_at, opened_by, submitter, string_to_array(programmes, ','), region, purpose
        from unnest(@ids, @rounds, @verdicts, @months, @instants, @causes, @submitters, @programmes, @regions, @purposes)
             as due (verification_id, round, verdict_id, received_month, opened_at, opened_by, submitter, programmes, region, purpose)
        order by verification_id, round
        on conflict do nothing
        returning verification_id as verification, round
        """;

    /// <summary>Opens rounds; the answer holds those this call won. A second run wins nothing.</summary>
    public static async Task<IReadOnlySet<(VerificationId Verification, int Round)>> Open(
        Batch batch, IReadOnlyList<NewRound> rounds, CancellationToken ct)
    {
        if (rounds.Count == 0)
        {
            return new HashSet<(VerificationId, int)>();
        }

        var won = await batch.Query<Won>(OpenRounds, Args(rounds), ct);
        return won.Select(w => (new VerificationId(w.Verification), w.Round)).ToHashSet();
    }

    private static object Args(IReadOnlyList<NewRound> rounds) => new
    {
        ids = rounds.Select(r => r.Verification.Value).ToArray(),
        rounds = rounds.Select(r => r.Round).ToArray(),
        verdicts = rounds.Select(r => VerdictId.Derive(r.Verification, r.Round).Value).ToArray(),
        months = rounds.Select(r => r.ReceivedMonth).ToArray(),
        instants = rounds.Select(r => r.OpenedAt.ToUniversalTime()).ToArray(),
        causes = rounds.Select(r => r.OpenedBy).ToArray(),
        submitters = rounds.Select(r => r.Scope.Submitter).ToArray(),
        programmes = rounds.Select(r => string.Join(',', r.Scope.Programmes)).ToArray(),
        regions = rounds.Select(r => r.Scope.Region).ToArray(),
        purposes = rounds.Select(r => r.Scope.Purpose).ToArray(),
    };

    private sealed record Won(Guid Verification, int Round);
}
