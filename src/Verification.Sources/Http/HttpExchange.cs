using System.Net;
using System.Net.Http.Headers;
using Verification.Sources.Kit;

namespace Verification.Sources.Http;

/// <summary>One interface over HTTP: sends what it is given, once, and lets nobody read a reply that is not one.</summary>
/// <remarks>
/// No redirect is followed (a page that asks for a login is no answer), no cookie kept, nothing unpacked, no proxy of the surroundings used.
/// How long a call may take is the caller's: it ends with the token it was given.
/// </remarks>
internal sealed class HttpExchange : IDisposable
{
    private readonly HttpOptions _options;
    private readonly HttpClient _client;
    private readonly BearerToken? _token;

    public HttpExchange(HttpOptions options, TimeProvider clock)
    {
        _options = options;
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = options.ConnectionsMax,
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 0,
            SslOptions = options.Trust.Ssl(),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _token = options.Credentials is { } credentials ? new(_client, credentials, clock) : null;
    }

    /// <summary>Sends and reads the reply's body if the reply says 200 and has a type we read.</summary>
    /// <exception cref="HttpRequestException">The interface cannot be reached or refuses; also another status than 200.</exception>
    /// <exception cref="UnreadableAnswer">Another type, packed, or too long.</exception>
    public async Task<T> Send<T>(
        HttpRequestMessage request, Func<MediaTypeHeaderValue, bool> reads, ReplyBudget budget, Func<Stream, Task<T>> read, CancellationToken ct)
    {
        foreach (var (name, value) in _options.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var token = _token is null ? null : await _token.Current(ct);
        request.Headers.Authorization = token is null ? request.Headers.Authorization : new("Bearer", token);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null)
        {
            _token!.Drop(token);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException("another status than 200", null, response.StatusCode);
        }

        Check(response.Content.Headers, reads, budget);
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        return await read(body);
    }

    public void Dispose() => _client.Dispose();

    private static void Check(HttpContentHeaders headers, Func<MediaTypeHeaderValue, bool> reads, ReplyBudget budget)
    {
        if (headers.ContentType is not { } type || !reads(type))
        {
            throw new UnreadableAnswer("a reply of another type than agreed");
        }

        if (headers.ContentEncoding.Count > 0)
        {
            throw new UnreadableAnswer("a packed reply");
        }

        if (headers.ContentLength > budget.BytesLeft)
        {
            throw new UnreadableAnswer("a reply of more than megabytes_max");
        }
    }
}
