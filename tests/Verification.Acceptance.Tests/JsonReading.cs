using System.Text.Json.Nodes;

namespace Verification.Acceptance.Tests;

/// <summary>Reads answers by path, so that a journey shows the place a user of the contract would look at.</summary>
internal static class JsonReading
{
    /// <summary>The text at a path of member names and indices, e.g. <c>programmes.0.outcome</c>; null when there is nothing.</summary>
    public static string? Text(this JsonNode json, string path) => json.At(path)?.ToString();

    public static JsonNode? At(this JsonNode json, string path) => path.Split('.').Aggregate((JsonNode?)json, (node, step) => node switch
    {
        JsonArray list => int.Parse(step) < list.Count ? list[int.Parse(step)] : null,
        JsonObject item => item[step],
        _ => null,
    });

    /// <summary>The items of the list at a path.</summary>
    public static IReadOnlyList<JsonNode> Items(this JsonNode json, string path) => [.. json.At(path)!.AsArray().Select(item => item!)];
}
