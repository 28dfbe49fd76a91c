namespace Verification.Contracts.Exits;

/// <summary>Ends a verification: its open questions are cancelled and no verdict follows any more.</summary>
/// <remarks>A verdict that was stored before stands and is published; whichever row came first decides.</remarks>
public sealed record WithdrawVerification
{
    /// <summary>The assistance system that submitted the verification.</summary>
    [TextRule(40, Pattern = "^[a-z0-9-]{1,40}$")]
    public required string Submitter { get; init; }

    /// <summary>The submitter's own id of this withdrawal: the same id and body is the same withdrawal.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string RequestId { get; init; }

    public required Guid VerificationId { get; init; }

    /// <summary>Who brings it: the submitter's reference of an officer, never a name.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string AuthorRef { get; init; }

    [OneOf("applicant", "consent", "death", "wrong-person", "duplicate")]
    public required string Why { get; init; }
}
