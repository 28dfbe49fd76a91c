using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Rechecks;

/// <summary>A recheck as stored.</summary>
public sealed record RecheckRow(string BatchId, DateOnly AsOf, DateTimeOffset ReceivedAt, RowScope Scope);

/// <summary>One place of a recheck: what it named, and what is asked for it.</summary>
/// <param name="Path">Where it stood in the request.</param>
/// <param name="Codes">Why it was refused.</param>
public sealed record RecheckItem(
    int Place, string Path, string? CaseNo, VerificationId? Earlier, VerificationId? Verification, string State, IReadOnlyList<string> Codes)
{
    public const string Asked = "asked";
    public const string Refused = "refused";
}

/// <summary>An earlier verification somebody names, as far as a recheck needs to know it.</summary>
public sealed record EarlierVerification(
    Guid VerificationId, string State, string? CaseNo, string[] Programmes, string Region, bool HasVerdict);

/// <summary>A place of a recheck that waits for its comparison, with the verdicts to compare.</summary>
/// <param name="Now">Null when the verification ended without a verdict.</param>
public sealed record ComparedItem(int Place, Guid EarlierId, Guid VerificationId, string? CaseNo, byte[] Before, byte[]? Now);

/// <summary>A recheck as stored; closed when its result was told.</summary>
public sealed record StoredRecheck(
    string Submitter, string BatchId, DateOnly AsOf, DateTimeOffset ReceivedAt, DateTimeOffset? ClosedAt);

/// <summary>A place of a recheck with what came of it.</summary>
/// <param name="Changes">List of <c>RecheckChange</c>, JSON.</param>
public sealed record RecheckedItem(
    int Place, string Path, string? CaseNo, Guid? EarlierId, Guid? VerificationId, string State, string[] Codes, string? Changes);
