using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Http;

/// <summary>An assistance system at the HTTP door.</summary>
internal sealed class HttpCaller(RunningService service, string? token) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _client = service.Caller(token);

    public Task<Answered> Submit(ARequest request) => Submit(request.Text);

    public Task<Answered> Submit(string body) => Post("/v1/verifications", Json(Encoding.UTF8.GetBytes(body)));

    public Task<Answered> SubmitBatch(string body) => Post("/v1/batches", Json(Encoding.UTF8.GetBytes(body)));

    public async Task<Answered> Post(string path, HttpContent content)
    {
        using (content)
        {
            using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
            return await Answered.Of(answer);
        }
    }

    public async Task<Answered> Get(string path, string? lastEventId = null)
    {
        using var request = Asking(path, lastEventId);
        using var answer = await _client.SendAsync(request);
        return await Answered.Of(answer);
    }

    /// <summary>The text at a path, in the kind a caller asks for.</summary>
    public async Task<string> Text(string path, string? accept)
    {
        using var request = Asking(path, null);
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        using var answer = await _client.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Everything a stream of server-sent events tells until it ends.</summary>
    public async Task<IReadOnlyList<Heard>> Listen(string path, string? lastEventId = null)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var request = Asking(path, lastEventId);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"), path);
        await using var stream = await answer.Content.ReadAsStreamAsync(patience.Token);
        var heard = new List<Heard>();
        await foreach (var told in SseParser.Create(stream).EnumerateAsync(patience.Token))
            heard.Add(new(told.EventType, told.EventId, told.Data.Length > 0 ? JsonNode.Parse(told.Data) : null));
        return heard;
    }

    private static HttpRequestMessage Asking(string path, string? lastEventId)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        return request;
    }

    /// <summary>Asks again and again, as a caller without a broker must, until the answer is the one waited for.</summary>
    public async Task<JsonNode> Until(string path, Func<JsonNode, bool> isThere)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!patience.IsCancellationRequested)
        {
            var answer = await Get(path);
            if (answer.Status == 200 && isThere(answer.Body!))
                return answer.Body!;
            await Task.Delay(LookAgainAfter, TimeProvider.System, CancellationToken.None);
        }

        throw new AssertionException($"{path} did not come to what was waited for.\n{service.Log}");
    }

    public Task<JsonNode> UntilDecided(string location) => Until(location, body => body.Text("state") == "decided");

    public static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    public void Dispose() => _client.Dispose();
}

/// <summary>One server-sent event.</summary>
internal sealed record Heard(string Kind, string? Id, JsonNode? Body);

/// <summary>An answer of the HTTP door.</summary>
internal sealed record Answered(int Status, string? ContentType, string? Location, string? Challenge, JsonNode? Body)
{
    public static async Task<Answered> Of(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return new(
            (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.Location?.ToString(),
            answer.Headers.WwwAuthenticate.FirstOrDefault()?.Scheme, text.Length > 0 ? JsonNode.Parse(text) : null);
    }
}
