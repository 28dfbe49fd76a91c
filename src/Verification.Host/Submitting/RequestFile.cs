using System.Text.Json;
using Verification.Vocabulary;

namespace Verification.Host.Submitting;

/// <summary>Who asks and under which id: enough to recognise the answer.</summary>
public readonly record struct RequestKey(string Submitter, string RequestId);

/// <summary>One request as it stands in the file: sent byte for byte.</summary>
public sealed record Request(RequestKey Key, ReadOnlyMemory<byte> Body);

/// <summary>What reading a file of requests came to.</summary>
public abstract record RequestFile
{
    public sealed record Readable(IReadOnlyList<Request> Requests) : RequestFile;

    public sealed record Unreadable(Text Why) : RequestFile;

    private const int WholeBytesMax = 1 << 20;

    /// <summary>Reads one JSON object, or one a line; only submitter and request id are looked at, the service judges the rest.</summary>
    public static async Task<RequestFile> Read(string path, CancellationToken ct)
    {
        if (!File.Exists(path))
            return new Unreadable(new Text($"找不到文件 {path}。", $"There is no file {path}."));
        if (new FileInfo(path).Length <= WholeBytesMax && Keyed(await File.ReadAllBytesAsync(path, ct)) is { } only)
            return new Readable([only]);
        var requests = new List<Request>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, ct))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (Keyed(System.Text.Encoding.UTF8.GetBytes(line)) is not { } request)
                return new Unreadable(new Text(
                    $"{path} 第 {number} 行不是含 submitter 与 requestId 的 JSON 对象。",
                    $"{path}, line {number}: not a JSON object with submitter and requestId."));
            requests.Add(request);
        }

        return requests.Count > 0
            ? new Readable(requests)
            : new Unreadable(new Text($"{path} 中没有请求。", $"There is no request in {path}."));
    }

    private static Request? Keyed(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && Member(json, "submitter") is { Length: > 0 } submitter
                && Member(json, "requestId") is { Length: > 0 } requestId
                ? new Request(new RequestKey(submitter, requestId), body)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Member(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
