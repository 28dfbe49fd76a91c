namespace Verification.Verdicts.Following;

/// <summary>One verification of a list, with the verdict of its latest round if there is one.</summary>
/// <param name="Outcomes">As stored: <c>programme:outcome</c>.</param>
public sealed record FoundVerification(
    Guid VerificationId, string Submitter, string RequestId, string? CaseNo, string State, DateTimeOffset ReceivedAt, string[] Programmes,
    string Region, string? BatchId, Guid? VerdictId, int? Round, DateTimeOffset? IssuedAt, bool? Partial, string[]? Outcomes)
{
    public ListPosition Position => new(ReceivedAt, VerificationId);
}

/// <summary>Verifications in order, and where the next ones begin; null when there are no more.</summary>
public sealed record VerificationList(IReadOnlyList<FoundVerification> Found, ListPosition? Next);
