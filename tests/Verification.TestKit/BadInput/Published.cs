using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Verification.TestKit.BadInput;

/// <summary>One case of the published JSON suite.</summary>
/// <param name="Expect"><c>accept</c>, <c>reject</c> or <c>free</c>: what every parser must do, or may decide.</param>
public sealed record JsonCase(string Name, string Expect, byte[] Bytes)
{
    /// <summary>Refused as a whole body only because something follows or nothing is there; between our own brackets it closes or ends nothing.</summary>
    public bool IsLegalInside => Name.Contains("single_space", StringComparison.Ordinal) || Name.Contains("no_data", StringComparison.Ordinal);
}

/// <summary>The published bad input: how parsers and programs were broken before.</summary>
public static class Published
{
    /// <summary>nst/JSONTestSuite.</summary>
    public static IReadOnlyList<JsonCase> JsonCases()
    {
        using var suite = JsonDocument.Parse(File.ReadAllBytes(Vectors.Folder("json", "json-test-suite.json")));
        return
        [
            .. suite.RootElement.GetProperty("cases").EnumerateArray()
                .Select(one => new JsonCase(one.GetProperty("name").GetString()!, one.GetProperty("expect").GetString()!, BytesOf(one))),
        ];
    }

    /// <summary>The big list of naughty strings.</summary>
    public static IReadOnlyList<string> NaughtyStrings()
    {
        var list = JsonNode.Parse(File.ReadAllBytes(Vectors.Folder("strings", "blns.json")))!["strings_base64"]!.AsArray();
        return [.. list.Select(text => Encoding.UTF8.GetString(Convert.FromBase64String(text!.GetValue<string>())))];
    }

    // The two longest cases are told as a unit and how often it stands there.
    private static byte[] BytesOf(JsonElement one)
    {
        if (!one.TryGetProperty("repeat", out var repeat))
            return one.GetProperty("base64").GetBytesFromBase64();
        var unit = repeat.GetProperty("unit_base64").GetBytesFromBase64();
        var suffix = repeat.TryGetProperty("suffix_base64", out var end) ? end.GetBytesFromBase64() : [];
        return [.. Enumerable.Repeat(unit, repeat.GetProperty("times").GetInt32()).SelectMany(bytes => bytes), .. suffix];
    }
}
