using System.Security.Cryptography;
using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.Intake.Reading;

/// <summary>Reads the bytes of a request the same way at every door; never throws for what it is given.</summary>
public sealed class RequestReader(TimeProvider clock)
{
    /// <summary>Reads one <see cref="SubmitVerification"/>.</summary>
    public RequestReading Read(ReadOnlyMemory<byte> body, RequestHeaders headers)
    {
        _ = clock;
        try
        {
            var request = JsonSerializer.Deserialize(body.Span, ContractJson.Default.SubmitVerification)!;
            return Readable(request);
        }
        catch (JsonException)
        {
            return new RequestReading.Refused([], headers.UserId ?? "unknown", null, SHA256.HashData(body.Span));
        }
    }

    /// <summary>Reads a <see cref="SubmitVerifications"/>, each of its requests as if it had come alone.</summary>
    public BatchReading ReadBatch(ReadOnlyMemory<byte> body, RequestHeaders headers)
    {
        _ = clock;
        return new BatchReading.Refused([], headers.UserId ?? "unknown", null, SHA256.HashData(body.Span));
    }

    private static RequestReading.Readable Readable(SubmitVerification request)
    {
        var body = CanonicalBody.Of(request);
        var id = VerificationId.Derive(request.Submitter, request.RequestId);
        return new(request, SHA256.HashData(body), id, RequestFacts.From(request, id), body);
    }
}
