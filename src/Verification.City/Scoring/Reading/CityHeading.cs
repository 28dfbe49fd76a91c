using System.Text.Json;
using Verification.City.Files;

namespace Verification.City.Scoring.Reading;

/// <summary>What <c>city.json</c> says of a city somebody made.</summary>
internal sealed record CityHeading(string? Set, long? Seed)
{
    /// <summary>Formats a measurement reads.</summary>
    private static readonly long[] Formats = [CityFile.FormatPlain, CityFile.FormatLives];

    /// <summary>Null: the file is not one of a format known here.</summary>
    public static CityHeading? Read(string folder)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, CityFiles.City)));
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && Number(root, "format") is { } number && Formats.Contains(number)
                    ? new(Text(root, "set"), Number(root, "seed"))
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
