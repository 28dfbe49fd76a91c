using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Verification.TestKit.Requests;

/// <summary>A request as its bytes: valid unless a test says otherwise.</summary>
public sealed class ARequest
{
    private static readonly Lazy<string> Example =
        new(() => File.ReadAllText(Repository.PathOf("contracts", "examples", "submit-verification", "valid.json")));

    private ARequest(JsonObject json) => Json = json;

    /// <summary>An hour at which the example's deadline lies ahead.</summary>
    public static DateTimeOffset ReceivedAt { get; } = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The request; a test may change anything in it.</summary>
    public JsonObject Json { get; }

    /// <summary>The household of the contract's example: three members, one obligor, declarations.</summary>
    public static ARequest Valid() => new(JsonNode.Parse(Example.Value)!.AsObject());

    /// <summary>One of the households every demo city holds, under a request id of its own.</summary>
    /// <param name="example">A file of contracts/examples/households, e.g. <c>con-01</c>.</param>
    /// <param name="requestId">The request id to submit it under.</param>
    public static ARequest Household(string example, string requestId) =>
        new ARequest(JsonNode.Parse(File.ReadAllText(Repository.PathOf("contracts", "examples", "households", $"{example}.json")))!.AsObject())
            .With("requestId", requestId);

    /// <summary>A request from its text.</summary>
    public static ARequest Parse(string text) => new(JsonNode.Parse(text)!.AsObject());

    /// <summary>With the value at a path of member names and list indices, e.g. <c>members.0.name</c>.</summary>
    public ARequest With(string path, JsonNode? value)
    {
        var (parent, last) = Find(path);
        if (parent is JsonArray list)
            list[int.Parse(last)] = value;
        else
            parent[last] = value;
        return this;
    }

    /// <summary>Without the member or item at a path.</summary>
    public ARequest Without(string path)
    {
        var (parent, last) = Find(path);
        if (parent is JsonArray list)
            list.RemoveAt(int.Parse(last));
        else
            parent.AsObject().Remove(last);
        return this;
    }

    /// <summary>The value at a path.</summary>
    public JsonNode? At(string path)
    {
        var (parent, last) = Find(path);
        return parent is JsonArray list ? list[int.Parse(last)] : parent[last];
    }

    public string Text => Json.ToJsonString(new JsonSerializerOptions { WriteIndented = false });

    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    private (JsonNode Parent, string Last) Find(string path)
    {
        var steps = path.Split('.');
        JsonNode node = Json;
        foreach (var step in steps[..^1])
            node = (node is JsonArray list ? list[int.Parse(step)] : node[step]) ?? throw new ArgumentException($"nothing at {step} of {path}", nameof(path));
        return (node, steps[^1]);
    }
}
