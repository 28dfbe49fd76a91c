using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>A source a parked verification waits for.</summary>
public sealed record WaitingFor(string Source, DateTimeOffset Deadline);

/// <summary>What a caller may read of open asks, within its scope.</summary>
public sealed class AskQueries(DoorDatabase door)
{
    private const string OpenAsks = """
        select source as "Source", deadline as "Deadline" from ask
        where verification_id = @id and state = 'open'
        order by source
        limit 100
        """;

    /// <summary>The sources still open; none for a verification that is decided, or that does not exist for this caller.</summary>
    public Task<IReadOnlyList<WaitingFor>> Open(Scope scope, VerificationId id, CancellationToken ct) =>
        door.Query<WaitingFor>(scope, OpenAsks, new { id = id.Value }, ct);
}
