using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Verification.Sources.Kit;

namespace Verification.Sources.Http;

/// <summary>The token of one interface: fetched once for everybody who waits for it and kept until shortly before it ends.</summary>
internal sealed class BearerToken(HttpClient client, ClientCredentials credentials, TimeProvider clock)
{
    private const int BytesMax = 64 * 1024;

    /// <summary>A fetch belongs to nobody's question, so it has a deadline of its own.</summary>
    private static readonly TimeSpan FetchMax = TimeSpan.FromSeconds(10);

    /// <summary>Renewed so long before its end, but never in the first half of its life.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LifeMax = TimeSpan.FromDays(1);

    private readonly Lock _changing = new();
    private Held? _held;
    private Task<Held>? _fetching;

    /// <summary>A token that is good now.</summary>
    public async Task<string> Current(CancellationToken ct)
    {
        Task<Held> fetching;
        lock (_changing)
        {
            if (_held is { } held && clock.GetUtcNow() < held.RenewAt)
            {
                return held.Value;
            }

            fetching = _fetching is { IsCompleted: false } going ? going : _fetching = Fetch();
        }

        return (await fetching.WaitAsync(ct)).Value;
    }

    /// <summary>Forgets this token: the interface did not take it.</summary>
    public void Drop(string value)
    {
        lock (_changing)
        {
            if (_held?.Value == value)
            {
                _held = null;
            }
        }
    }

    private async Task<Held> Fetch()
    {
        // Off the caller's stack: the lock is held while this begins.
        await Task.Yield();
        using var deadline = new CancellationTokenSource(FetchMax, clock);
        using var request = Request();
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException("no token was given", null, response.StatusCode);
        }

        await using var stream = new LimitedStream(await response.Content.ReadAsStreamAsync(deadline.Token), new(BytesMax), deadline.Token);
        var held = await Read(stream, deadline.Token);
        lock (_changing)
        {
            _held = held;
        }

        return held;
    }

    private HttpRequestMessage Request()
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "client_credentials" };
        if (credentials.Scope is { } scope)
        {
            form["scope"] = scope;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, credentials.TokenUrl);
        if (credentials.InForm)
        {
            form["client_id"] = credentials.ClientId;
            form["client_secret"] = credentials.Secret;
        }
        else
        {
            var pair = $"{Uri.EscapeDataString(credentials.ClientId)}:{Uri.EscapeDataString(credentials.Secret)}";
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        }

        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    private async Task<Held> Read(Stream stream, CancellationToken ct)
    {
        try
        {
            using var answer = await JsonDocument.ParseAsync(stream, new() { MaxDepth = 8, AllowDuplicateProperties = false }, ct);
            var root = answer.RootElement;
            var seconds = root.TryGetProperty("expires_in", out var life) && life.TryGetInt32(out var whole) && whole > 0 ? whole : 60;
            if (root.GetProperty("token_type").GetString() is not { } type || !type.Equals("bearer", StringComparison.OrdinalIgnoreCase)
                || root.GetProperty("access_token").GetString() is not { Length: > 0 and <= 16_000 } value || !value.All(letter => letter is > ' ' and < '\x7f'))
            {
                throw new UnreadableAnswer("the token is none");
            }

            var until = TimeSpan.FromSeconds(Math.Min(seconds, LifeMax.TotalSeconds));
            var margin = until / 2 < Margin ? until / 2 : Margin;
            return new(value, clock.GetUtcNow() + until - margin);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UnreadableAnswer("the token's answer is not what RFC 6749 says");
        }
    }

    private sealed record Held(string Value, DateTimeOffset RenewAt);
}
