using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Verification.Sources.Http;
using Verification.Sources.Kit;

namespace Verification.Sources.HttpJson;

/// <summary>The foreign shapes in JSON.</summary>
internal sealed class HttpJsonWire(HttpJsonOptions options) : IHttpWire
{
    private readonly WireNames _names = options.Names;

    public HttpRequestMessage Request(IReadOnlyList<AskedQuestion> questions, string? next)
    {
        var link = next is not null && options.NextIsLink ? Link(next) : null;
        var request = new HttpRequestMessage(link is null ? HttpMethod.Post : HttpMethod.Get, link ?? options.Http.Url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (link is null)
        {
            request.Content = new ReadOnlyMemoryContent(Body(questions, next));
            request.Content.Headers.ContentType = new("application/json");
        }

        return request;
    }

    public bool Reads(MediaTypeHeaderValue type) =>
        type.MediaType is { } media
        && (media.Equals("application/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
        && (type.CharSet is not { } charset || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    public async Task<string?> Read(Stream page, WireAnswers into, ReplyBudget budget, CancellationToken ct)
    {
        try
        {
            var stream = new LimitedStream(page, budget, ct);
            await using (stream)
            {
                return await new JsonPage(into, options.Http.Single).Read(stream, ct);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            // The parser's own text may quote what it read.
            throw new UnreadableAnswer($"not the JSON that was agreed ({fault.GetType().Name})");
        }
    }

    // A link that leads elsewhere would carry our token there.
    private Uri Link(string next)
    {
        var url = options.Http.Url;
        return Uri.TryCreate(url, next, out var link) && link.Scheme == url.Scheme && link.Authority == url.Authority && link.UserInfo.Length == 0
            ? link
            : throw new UnreadableAnswer("the next page is at another place");
    }

    private ReadOnlyMemory<byte> Body(IReadOnlyList<AskedQuestion> questions, string? cursor)
    {
        var body = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        if (options.Http.Single)
        {
            Write(json, questions[0]);
        }
        else
        {
            json.WriteStartArray(_names.Questions);
            foreach (var question in questions)
            {
                json.WriteStartObject();
                Write(json, question);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (cursor is not null)
        {
            json.WriteString(_names.Cursor, cursor);
        }

        json.WriteEndObject();
        json.Flush();
        return body.WrittenMemory;
    }

    private void Write(Utf8JsonWriter json, AskedQuestion asked)
    {
        foreach (var (name, text) in WireQuestion.Members(asked, _names))
        {
            json.WriteString(name, text);
        }
    }
}
