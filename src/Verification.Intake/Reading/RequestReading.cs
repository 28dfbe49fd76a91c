using System.Security.Cryptography;
using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.Intake.Reading;

/// <summary>What the door knows of a body beside its bytes.</summary>
/// <param name="UserId">The AMQP user-id or the HTTP caller's submitter: keys the refusal of a body that does not tell its own.</param>
public sealed record RequestHeaders(string? UserId = null, string? MessageId = null, string? CorrelationId = null)
{
    public static readonly RequestHeaders None = new();
}

/// <summary>What became of one body.</summary>
public abstract record RequestReading
{
    private RequestReading()
    {
    }

    /// <summary>A request without a fault.</summary>
    /// <param name="BodyDigest">SHA-256 of <paramref name="Body"/>: equal for every writing of the same request.</param>
    /// <param name="Body">The request re-serialised in pinned order; what is sealed and kept.</param>
    public sealed record Readable(
        SubmitVerification Request, byte[] BodyDigest, VerificationId Id, HouseholdFacts Facts, ReadOnlyMemory<byte> Body) : RequestReading;

    /// <summary>Every fault found, none of the values.</summary>
    /// <param name="Submitter">The body's submitter, else the door's user, else <c>unknown</c>.</param>
    /// <param name="RequestId">The body's request id where it could be read.</param>
    /// <param name="RawBody">The bytes as received, of a request of a batch its own.</param>
    /// <param name="IfKnown">
    /// Set when nothing but a passed deadline is wrong: a request taken in time and delivered again after it is the known one, not a
    /// refusal. Look it up before refusing.
    /// </param>
    public sealed record Refused(
        IReadOnlyList<RequestFault> Faults, string Submitter, string? RequestId, ReadOnlyMemory<byte> RawBody, Readable? IfKnown = null)
        : RequestReading
    {
        /// <summary>SHA-256 of the bytes as received.</summary>
        public byte[] RawBodyDigest => SHA256.HashData(RawBody.Span);
    }
}

/// <summary>What became of the body of a batch.</summary>
public abstract record BatchReading
{
    private BatchReading()
    {
    }

    /// <summary>A batch whose requests were read one by one, in the order given.</summary>
    /// <param name="BatchDigest">SHA-256 over submitter, batch id and the digest of every item.</param>
    public sealed record Readable(string Submitter, string BatchId, byte[] BatchDigest, IReadOnlyList<RequestReading> Items) : BatchReading;

    /// <summary>A batch of which nothing is taken.</summary>
    public sealed record Refused(IReadOnlyList<RequestFault> Faults, string Submitter, string? BatchId, byte[] RawBodyDigest) : BatchReading;
}
