using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Rounds;

/// <summary>The first verdict of a request, as it was published.</summary>
/// <param name="Body">VerdictIssued, JSON in UTF-8.</param>
public sealed record FirstVerdict(string Submitter, string RequestId, byte[] Body);

/// <summary>First verdicts of many verifications at once: what was said before anybody answered an open question.</summary>
public sealed class FirstVerdictQueries(DoorDatabase door)
{
    /// <summary>Most verifications of one question.</summary>
    public const int IdsMax = 1_000;

    private const string Find = """
        select submission.submitter as Submitter, submission.request_id as RequestId, verdict.body as Body
        from submission join verdict
            on verdict.verification_id = submission.verification_id and verdict.received_month = submission.received_month and verdict.round = 1
        where submission.verification_id = any(@ids)
        limit @limit
        """;

    /// <summary>Those that have one, in no order.</summary>
    public Task<IReadOnlyList<FirstVerdict>> Of(Scope scope, IReadOnlyList<VerificationId> ids, CancellationToken ct)
    {
        Promise.That(ids.Count <= IdsMax, $"at most {IdsMax} verifications are asked about at once");
        return door.Query<FirstVerdict>(scope, Find, new { ids = ids.Select(id => id.Value).ToArray(), limit = IdsMax }, ct);
    }
}
