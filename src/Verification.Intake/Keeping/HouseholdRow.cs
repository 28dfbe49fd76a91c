using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Intake.Keeping;

/// <summary>One household as stored: what the road sorts by in clear, the request itself sealed under the household's key.</summary>
public sealed record HouseholdRow
{
    private const string Table = "household";
    private const int Household = 0;

    private HouseholdRow(HouseholdFacts facts, byte[] sealedRequest, DateOnly receivedMonth, DateTimeOffset receivedAt, RowScope scope) =>
        (Facts, Sealed, ReceivedMonth, ReceivedAt, Scope) = (facts, sealedRequest, receivedMonth, receivedAt, scope);

    private HouseholdFacts Facts { get; }

    private byte[] Sealed { get; }

    private DateOnly ReceivedMonth { get; }

    private DateTimeOffset ReceivedAt { get; }

    private RowScope Scope { get; }

    /// <summary>Seals a request.</summary>
    /// <param name="body">The request as re-serialised in pinned order.</param>
    /// <param name="receivedMonth">First day of the winning submission's month.</param>
    public static HouseholdRow Of(
        HouseholdFacts facts, ReadOnlyMemory<byte> body, HouseholdKeys keys, DateOnly receivedMonth, DateTimeOffset receivedAt, RowScope scope) =>
        new(facts, keys.Seal(Household, Table, body.Span), receivedMonth, receivedAt, scope);

    internal static byte[] Open(byte[] sealedRequest, HouseholdKeys keys) => keys.Open(Household, Table, sealedRequest);

    internal void Write(RowWriter row) => row.Uuid(Facts.Id.Value).Date(ReceivedMonth).Text(Facts.CaseNo).Text(Facts.Street.Code)
        .Text(Facts.Kind).Date(Facts.AcceptedOn).Date(Facts.AsOf).Instant(Facts.Deadline).Int(Facts.Members.Count).Instant(ReceivedAt)
        .Bytes(Sealed).Scope(Scope);
}

/// <summary>A household as loaded, still sealed.</summary>
public sealed record StoredHousehold(VerificationId Id, DateOnly ReceivedMonth, DateTimeOffset ReceivedAt, byte[] Sealed, RowScope Scope)
{
    /// <summary>What the request said.</summary>
    public HouseholdFacts Facts(HouseholdKeys keys) => RequestFacts.FromStored(HouseholdRow.Open(Sealed, keys));

    /// <summary>The request itself, for a recheck that asks the same again.</summary>
    public SubmitVerification Request(HouseholdKeys keys) => RequestFacts.StoredRequest(HouseholdRow.Open(Sealed, keys));
}
