using Verification.Contracts.Intake;
using Verification.Platform.Exits;
using Verification.Vocabulary;

namespace Verification.Intake.Exits;

/// <summary>What became of the body of an exit.</summary>
public abstract record ExitReading
{
    private ExitReading()
    {
    }

    /// <summary>An exit without a fault of its own; whether its verification allows it is judged where that is known.</summary>
    /// <param name="Message">The contract record.</param>
    /// <param name="BodyDigest">SHA-256 of <paramref name="Body"/>: equal for every writing of the same exit.</param>
    /// <param name="Body">The record re-serialised in pinned order; what is sealed and kept.</param>
    public sealed record Readable(
        ExitKind Kind, ExitKey Key, VerificationId Verification, object Message, byte[] BodyDigest, ReadOnlyMemory<byte> Body) : ExitReading;

    /// <summary>Every fault found, none of the values.</summary>
    /// <param name="Submitter">The body's submitter, else the door's user, else <c>unknown</c>.</param>
    /// <param name="RequestId">The body's request id where it could be read.</param>
    public sealed record Refused(IReadOnlyList<RequestFault> Faults, string Submitter, string? RequestId) : ExitReading;
}
