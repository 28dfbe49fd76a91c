using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Verification.TestKit.BadInput;

namespace Verification.Acceptance.Tests.BadInput;

/// <summary>What came back for a bad body over HTTP.</summary>
internal sealed record Thrown(BadBody Body, int Status, string? ContentType, string Text, TimeSpan Took)
{
    private const int AtOnce = 4;

    public static readonly TimeSpan SlowestAnswer = TimeSpan.FromSeconds(1);

    public bool IsTaken => Status is 200 or 202;

    public override string ToString() => $"{Body.Name}: {Status} {Text}";

    /// <summary>The codes of its faults.</summary>
    public IReadOnlyList<string> Codes => [.. Faults.Select(fault => fault.Text("code") ?? "")];

    /// <summary>Each of its faults has a code and says where.</summary>
    public bool NamesCodeAndPlace => Faults.Count > 0 && Faults.All(fault => fault.Text("code")?.Length > 0 && fault.Text("path")?.Length > 0);

    private IReadOnlyList<JsonNode> Faults => JsonNode.Parse(Text)!.At("faults") is JsonArray faults ? [.. faults.Select(fault => fault!)] : [];

    /// <summary>Throws all of them, a few at once. What took long is thrown once more alone: this machine may have been busy elsewhere.</summary>
    public static async Task<IReadOnlyList<Thrown>> All(HttpClient client, string path, IReadOnlyList<BadBody> bodies)
    {
        var thrown = new Thrown[bodies.Count];
        await Parallel.ForAsync(0, bodies.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (at, ct) => thrown[at] = await One(client, path, bodies[at], ct));
        for (var at = 0; at < thrown.Length; at++)
        {
            if (thrown[at].Took > SlowestAnswer)
                thrown[at] = (await One(client, path, bodies[at], CancellationToken.None)) with { Status = thrown[at].Status, Text = thrown[at].Text };
        }

        return thrown;
    }

    private static async Task<Thrown> One(HttpClient client, string path, BadBody body, CancellationToken ct)
    {
        using var content = new ByteArrayContent(body.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var began = TimeProvider.System.GetTimestamp();
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return new(body, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, text, TimeProvider.System.GetElapsedTime(began));
    }
}
