using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Intake.Keeping;

/// <summary>Keeps requests sealed, and finds them again for the slow lane and for later rounds.</summary>
public sealed class HouseholdStore(RoadDatabase road)
{
    private const string CopyRows = """
        copy household (verification_id, received_month, case_no, street, kind, accepted_on, as_of, deadline, member_count, received_at,
                        sealed, submitter, programmes, region, purpose)
        from stdin (format binary)
        """;

    private const string ByIds = """
        select household.verification_id as "VerificationId", household.received_month as "ReceivedMonth", household.received_at as "ReceivedAt",
               household.sealed as "Sealed", household.submitter as "Submitter", household.programmes as "Programmes",
               household.region as "Region", household.purpose as "Purpose"
        from unnest(@ids) as wanted (id)
        join submission on submission.verification_id = wanted.id
        join household on household.verification_id = wanted.id and household.received_month = submission.received_month
        """;

    /// <summary>Writes the households of a batch's winners; the submission row makes a second run write none.</summary>
    public Task CopyInto(Batch batch, IReadOnlyCollection<HouseholdRow> rows, CancellationToken ct) =>
        batch.Copy(CopyRows, rows, static (row, household) => household.Write(row), ct);

    /// <summary>The households of these verifications, in no particular order; one that does not exist is not among them.</summary>
    public async Task<IReadOnlyList<StoredHousehold>> Load(IReadOnlyCollection<VerificationId> ids, CancellationToken ct)
    {
        var rows = await road.InBatch(batch => batch.Query<StoredHouseholdRow>(ByIds, new { ids = ids.Select(i => i.Value).ToArray() }, ct), ct);
        return [.. rows.Select(r => r.ToStored())];
    }
}

/// <summary>A household as its columns come.</summary>
internal sealed record StoredHouseholdRow(
    Guid VerificationId, DateOnly ReceivedMonth, DateTimeOffset ReceivedAt, byte[] Sealed, string Submitter, string[] Programmes,
    string Region, string Purpose)
{
    public StoredHousehold ToStored() =>
        new(new(VerificationId), ReceivedMonth, ReceivedAt, Sealed, new(Submitter, Programmes, Region, Purpose));
}
