using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Intake.Keeping;

/// <summary>What a caller may read of households, within its scope; still sealed.</summary>
public sealed class HouseholdQueries(DoorDatabase door)
{
    private const string ById = """
        select household.verification_id, household.received_month, household.received_at, household.sealed, household.submitter,
               household.programmes, household.region, household.purpose
        from submission join household using (verification_id, received_month)
        where submission.verification_id = @id
        limit 1
        """;

    /// <summary>One household, or null when it does not exist for this caller.</summary>
    public async Task<StoredHousehold?> Find(Scope scope, VerificationId id, CancellationToken ct) =>
        (await door.Query<StoredHouseholdRow>(scope, ById, new { id = id.Value }, ct)).SingleOrDefault()?.ToStored();
}
