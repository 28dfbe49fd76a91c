using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Verification.Yardstick.Floor;

/// <summary>One household of the floor on its way: read, asked about, decided.</summary>
internal sealed record FloorCase(Guid Id, string RequestId, ReadOnlyMemory<byte> Body, byte[][] Evidence, Guid VerdictId, byte[] Verdict)
{
    public static async Task<FloorCase> Take(ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var request = JsonSerializer.Deserialize(body.Span, FloorJson.Default.FloorRequest)!;
        var id = IdOf(request.RequestId, "case");
        var evidence = await FloorSources.Ask(request);
        var verdictId = IdOf(request.RequestId, "verdict");
        var verdict = new FloorVerdict(
            request.RequestId, verdictId, "eligible", "400.00", request.Members.Count, 1, "cn/gansu/tianshui/urban-dibao", now,
            ["income.below_standard", "property.within_limit"],
            "The household may ask for a review within sixty days; the office hears the applicant before it decides against him.");
        return new(id, request.RequestId, body, evidence, verdictId, JsonSerializer.SerializeToUtf8Bytes(verdict, FloorJson.Default.FloorVerdict));
    }

    // Derived, as the service's own ids are: a second delivery meets the first one's key.
    private static Guid IdOf(string requestId, string what)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{what}/{requestId}"), hash);
        return new(hash[..16], bigEndian: true);
    }
}
