using System.Text;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Platform.Exits;

/// <summary>Whose exit it is, by the submitter's own id.</summary>
public sealed record ExitKey(string Submitter, string RequestId)
{
    /// <summary>Binds the sealed body to its row.</summary>
    public Guid SealRow => DerivedId.Of("exit"u8.ToArray(), Encoding.UTF8.GetBytes(Submitter), Encoding.UTF8.GetBytes(RequestId));
}

/// <summary>An exit as a door received it, stored before anything else is done with it.</summary>
/// <param name="SealedBody">The body under the platform key: <c>Vault.SealBody(Key.SealRow, "exit", body)</c>.</param>
public sealed record ReceivedExit(
    ExitKey Key, ExitKind Kind, VerificationId Verification, byte[] BodyDigest, byte[] SealedBody, DateTimeOffset ReceivedAt, Door Door);

/// <summary>What the table said about one exit.</summary>
public enum ExitOutcome
{
    /// <summary>Stored now.</summary>
    Stored,

    /// <summary>The same exit was here before.</summary>
    Known,

    /// <summary>The same request id was here before with another body.</summary>
    OtherBody,

    /// <summary>The submitter has no such verification.</summary>
    NoVerification,
}

/// <summary>An exit this process may apply until its lease ends.</summary>
/// <param name="Tries">Claims that came to no end, this one included.</param>
public sealed record ClaimedExit(
    string Submitter, string RequestId, string Kind, Guid VerificationId, byte[] BodyDigest, byte[] SealedBody, DateTimeOffset ReceivedAt, int Tries)
{
    public VerificationId Verification => new(VerificationId);

    public ExitKey Key => new(Submitter, RequestId);
}

/// <summary>An exit that opened a round.</summary>
public sealed record AppliedExit(string Submitter, string RequestId, string Kind, int Round, byte[] SealedBody)
{
    public ExitKey Key => new(Submitter, RequestId);
}
