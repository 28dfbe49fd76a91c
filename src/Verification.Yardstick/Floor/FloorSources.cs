using System.Text.Json;

namespace Verification.Yardstick.Floor;

/// <summary>Twelve sources as a function call each: they yield once, as anything asynchronous does, and answer.</summary>
internal static class FloorSources
{
    public static readonly IReadOnlyList<string> Names =
    [
        "tax-wages", "social-insurance", "housing-fund", "bank-deposits", "securities", "real-estate",
        "vehicles", "market-registration", "platform-payouts", "payment-inflows", "civil-registry", "disability-federation",
    ];

    /// <summary>Asks all twelve at once.</summary>
    public static Task<byte[][]> Ask(FloorRequest request)
    {
        var asked = new Task<byte[]>[Names.Count];
        for (var i = 0; i < asked.Length; i++)
        {
            asked[i] = Ask(request, Names[i]);
        }

        return Task.WhenAll(asked);
    }

    private static async Task<byte[]> Ask(FloorRequest request, string source)
    {
        await Task.Yield();
        return JsonSerializer.SerializeToUtf8Bytes(
            new(request.RequestId, source, request.Members[0].MemberRef, "income", "2019-06-01", "2020-05-31", "1200.00", "2020-06-30",
                $"{source}/{request.RequestId}/1"),
            FloorJson.Default.FloorEvidence);
    }
}
