using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Intake.Faults;
using Verification.Intake.Reading.Shapes;

namespace Verification.Intake.Reading;

/// <summary>Reads one request of a batch at its path, with the checks that need the batch.</summary>
internal delegate RequestReading ReadItem(ReadOnlyMemory<byte> body, string path, Action<BatchItem> check);

/// <summary>Reads a batch: its own members, then each request alone, so that one bad request spoils no other.</summary>
internal static class BatchBody
{
    // A list of nothing but places: the requests are read one by one.
    private static readonly ObjectShape Head = ContractShapes.Of(ContractJson.Default.SubmitVerifications, typeof(SubmitVerification));

    public static BatchReading Read(ReadOnlyMemory<byte> body, RequestHeaders headers, ReadItem readItem)
    {
        var faults = new FaultList();
        if (!BodyBytes.Fit(body.Span, IntakeLimits.BatchBytesMax, "$", faults))
        {
            return Refused(body, headers, faults);
        }

        using var document = BodyBytes.Document(body, "$", faults);
        if (document is null)
        {
            return Refused(body, headers, faults);
        }

        var read = Head.Read(document.RootElement, new Trail("$"), faults);
        var submitter = read?["submitter"]?.GetValue<string>();
        var batchId = read?["batchId"]?.GetValue<string>();
        return faults.IsEmpty
            ? Readable(document, submitter!, batchId!, readItem)
            : Refused(body, headers, faults, submitter, batchId);
    }

    private static BatchReading.Readable Readable(JsonDocument document, string submitter, string batchId, ReadItem readItem)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var items = new List<RequestReading>();
        foreach (var item in document.RootElement.GetProperty("verifications").EnumerateArray())
        {
            var bytes = JsonMarshal.GetRawUtf8Value(item).ToArray();
            items.Add(readItem(bytes, $"$.verifications[{items.Count}]", one => CheckAgainst(submitter, seen, one)));
        }

        return new(submitter, batchId, Digest(submitter, batchId, items), items);
    }

    private static void CheckAgainst(string submitter, HashSet<string> seen, BatchItem item)
    {
        if (item.Request.Submitter is { } own && own != submitter)
        {
            item.Faults.Add(RequestFaults.ItemOfOtherSubmitter, $"{item.Path}.submitter");
        }

        if (item.Request.RequestId is { } id && !seen.Add(id))
        {
            item.Faults.Add(RequestFaults.RequestRepeatedInBatch, $"{item.Path}.requestId");
        }
    }

    private static byte[] Digest(string submitter, string batchId, List<RequestReading> items)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(submitter)));
        hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(batchId)));
        foreach (var item in items)
        {
            hash.AppendData(item switch
            {
                RequestReading.Readable readable => readable.BodyDigest,
                RequestReading.Refused { IfKnown: { } known } => known.BodyDigest,
                RequestReading.Refused refused => refused.RawBodyDigest,
                _ => [],
            });
        }

        return hash.GetHashAndReset();
    }

    private static BatchReading.Refused Refused(
        ReadOnlyMemory<byte> body, RequestHeaders headers, FaultList faults, string? submitter = null, string? batchId = null) =>
        new(faults.All, Sender.Of(submitter, headers), Sender.IsRequestId(batchId) ? batchId : null, SHA256.HashData(body.Span));
}
