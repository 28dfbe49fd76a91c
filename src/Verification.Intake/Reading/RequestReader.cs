using System.Security.Cryptography;
using Verification.Contracts.Intake;
using Verification.Intake.Deciding;
using Verification.Intake.Faults;
using Verification.Vocabulary;

namespace Verification.Intake.Reading;

/// <summary>Reads the bytes of a request the same way at every door; never throws for what it is given.</summary>
public sealed class RequestReader(TimeProvider clock)
{
    private const string Root = "$";

    /// <summary>Reads one <see cref="SubmitVerification"/>.</summary>
    public RequestReading Read(ReadOnlyMemory<byte> body, RequestHeaders headers) => Read(body, headers, Root, _ => { });

    /// <summary>Reads a <see cref="SubmitVerifications"/>, each of its requests as if it had come alone.</summary>
    public BatchReading ReadBatch(ReadOnlyMemory<byte> body, RequestHeaders headers) =>
        BatchBody.Read(body, headers, (item, path, check) => Read(item, headers, path, check));

    /// <summary>A request kept in a sealed row; it was checked when it came and is not checked again.</summary>
    public static RequestReading.Readable Stored(ReadOnlySpan<byte> body) => Readable(RequestFacts.StoredRequest(body));

    private RequestReading Read(ReadOnlyMemory<byte> body, RequestHeaders headers, string path, Action<BatchItem> check)
    {
        var faults = new FaultList();
        var request = RequestBody.Request.Read(body, path, faults);
        if (request is not null)
        {
            SubmitVerificationDecision.Decide(request, clock.GetUtcNow(), path, faults);
            check(new(request, path, faults));
        }

        if (faults.IsEmpty)
        {
            return Readable(request!);
        }

        var known = OnlyLate(faults) ? Readable(request!) : null;
        return new RequestReading.Refused(
            faults.All, Sender.Of(request?.Submitter, headers), Sender.RequestIdOf(request?.RequestId), body, known);
    }

    private static bool OnlyLate(FaultList faults) => faults.All.All(fault => fault.Code == RequestFaults.DeadlineTooSoon.Code);

    private static RequestReading.Readable Readable(SubmitVerification request)
    {
        var body = CanonicalBody.Of(request);
        var id = VerificationId.Derive(request.Submitter, request.RequestId);
        return new(request, SHA256.HashData(body), id, RequestFacts.From(request, id), body);
    }
}

/// <summary>A request of a batch, for the checks that need the batch.</summary>
internal readonly record struct BatchItem(SubmitVerification Request, string Path, FaultList Faults);
