using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Verification.Contracts;
using Verification.Intake.Faults;
using Verification.Intake.Reading;
using Verification.Platform.Exits;
using Verification.Vocabulary;

namespace Verification.Intake.Exits;

/// <summary>Reads the bytes of an exit the same way at every door; never throws for what it is given.</summary>
public sealed class ExitReader(TimeProvider clock)
{
    private const string Root = "$";

    /// <summary>Reads one exit of a kind.</summary>
    public ExitReading Read(ExitKind kind, ReadOnlyMemory<byte> body, RequestHeaders headers) => kind switch
    {
        ExitKind.Supplement => Read(
            kind, RequestBody.Supplement, ContractJson.Wire.SubmitSupplement, body, headers,
            static s => new(s.Submitter, s.RequestId, s.VerificationId), ExitDecision.Decide),
        ExitKind.Objection => Read(
            kind, RequestBody.Objection, ContractJson.Wire.ContestVerdict, body, headers,
            static o => new(o.Submitter, o.RequestId, o.VerificationId), ExitDecision.Decide),
        ExitKind.Withdrawal => Read(
            kind, RequestBody.Withdrawal, ContractJson.Wire.WithdrawVerification, body, headers,
            static w => new(w.Submitter, w.RequestId, w.VerificationId), static (_, _, _) => { }),
        ExitKind.Decision => Read(
            kind, RequestBody.Decision, ContractJson.Wire.DecisionNotified, body, headers,
            static d => new(d.Submitter, d.RequestId, d.VerificationId), ExitDecision.Decide),
        _ => throw new BrokenPromise($"nobody reads the exit {kind}"),
    };

    /// <summary>An exit kept in a sealed row; it was checked when it came and is not checked again.</summary>
    public static T Stored<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> record)
        where T : class =>
        JsonSerializer.Deserialize(body, record) ?? throw new BrokenPromise("a stored exit is an object");

    private ExitReading Read<T>(
        ExitKind kind, ContractBody<T> shape, JsonTypeInfo<T> written, ReadOnlyMemory<byte> body, RequestHeaders headers,
        Func<T, Named> named, Action<T, DateOnly, FaultList> decide)
        where T : class
    {
        var faults = new FaultList();
        var message = shape.Read(body, Root, faults);
        if (message is not null)
        {
            decide(message, ChinaTime.DayOf(clock.GetUtcNow()).AddDays(1), faults);
        }

        var name = message is null ? default : named(message);
        if (!faults.IsEmpty)
        {
            return new ExitReading.Refused(faults.All, Sender.Of(name.Submitter, headers), Sender.RequestIdOf(name.RequestId));
        }

        var canonical = JsonSerializer.SerializeToUtf8Bytes(message!, written);
        return new ExitReading.Readable(
            kind, new(name.Submitter!, name.RequestId!), new(name.Verification), message!, SHA256.HashData(canonical), canonical);
    }

    /// <summary>Members may be missing while faults are still being collected.</summary>
    private readonly record struct Named(string? Submitter, string? RequestId, Guid Verification);
}
