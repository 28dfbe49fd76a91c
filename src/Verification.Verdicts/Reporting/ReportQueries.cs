using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>What a caller may know of reports, within its scope.</summary>
public sealed class ReportQueries(DoorDatabase door)
{
    private const string OfVerification = """
        select verification_id, programme, round, number, version, issued_at, prepared_by
        from report where verification_id = @id
        order by programme, round
        limit @limit
        """;

    private const int ProgrammesMax = 10;

    /// <summary>The reports issued of a verification, by programme and round.</summary>
    public Task<IReadOnlyList<IssuedReport>> Of(Scope scope, VerificationId id, CancellationToken ct) =>
        door.Query<IssuedReport>(scope, OfVerification, new { id = id.Value, limit = VerdictId.RoundsMax * ProgrammesMax }, ct);
}
