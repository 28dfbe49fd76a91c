using System.Text.Json;
using Verification.Sources.Http;
using Verification.Sources.Kit;

namespace Verification.Sources.HttpJson;

/// <summary>An object of a JSON reply.</summary>
internal sealed class JsonFields(JsonElement element) : IWireObject
{
    /// <summary>Deep enough for an answer, its records and something around them.</summary>
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public string? Text(string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => throw new UnreadableAnswer($"{name}: not a single value"),
        };
    }

    public IEnumerable<IWireObject> List(string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            yield break;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new UnreadableAnswer($"{name}: not a list");
        }

        foreach (var one in value.EnumerateArray())
        {
            yield return one.ValueKind == JsonValueKind.Object ? new JsonFields(one) : throw new UnreadableAnswer($"{name}: not a list of objects");
        }
    }
}

/// <summary>The single values beside the answers of a page.</summary>
internal sealed class JsonHead : IWireObject
{
    /// <summary>More members than any reply has.</summary>
    private const int MembersMax = 100;

    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    public string? Text(string name) => _texts.GetValueOrDefault(name);

    public IEnumerable<IWireObject> List(string name) => [];

    /// <summary>Keeps a member's name and, where it is a single value, its text.</summary>
    public void Add(string name, string? text)
    {
        if (_texts.Count == MembersMax || !_texts.TryAdd(name, text))
        {
            throw new UnreadableAnswer("a member of the page twice, or too many");
        }
    }
}
