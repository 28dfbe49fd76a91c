using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Verification.Pipeline.Doors;

/// <summary>Reads a request body within a bound and a deadline, before anything is parsed.</summary>
internal abstract record BodyReading
{
    /// <summary>A client that trickles its body must not hold a slot.</summary>
    private static readonly TimeSpan SlowestBody = TimeSpan.FromSeconds(30);

    public sealed record Whole(ReadOnlyMemory<byte> Body) : BodyReading;

    /// <summary>The body is not JSON in UTF-8 as stated by its headers: 415.</summary>
    public sealed record WrongKind : BodyReading;

    /// <summary>The body is larger than the door takes: 413.</summary>
    public sealed record TooLarge(int BytesMax) : BodyReading;

    /// <summary>The body did not arrive in time: 408.</summary>
    public sealed record TooSlow : BodyReading;

    /// <summary>The bytes break off or are framed in no way HTTP knows: 400.</summary>
    public sealed record Malformed : BodyReading;

    public static async Task<BodyReading> Read(HttpRequest request, int bytesMax, TimeProvider clock, CancellationToken ct)
    {
        if (!IsJson(request))
        {
            return new WrongKind();
        }

        if (request.ContentLength > bytesMax)
        {
            return new TooLarge(bytesMax);
        }

        using var patience = new CancellationTokenSource(SlowestBody, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return await ReadBounded(request.Body, (int)(request.ContentLength ?? 4096), bytesMax, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new TooSlow();
        }
        catch (IOException)
        {
            return new Malformed();
        }
    }

    private static async Task<BodyReading> ReadBounded(Stream body, int expected, int bytesMax, CancellationToken ct)
    {
        // One byte more than allowed is enough to know that there is more.
        var buffer = new byte[Math.Clamp(expected + 1, 1024, bytesMax + 1)];
        var length = 0;
        while (true)
        {
            var read = await body.ReadAsync(buffer.AsMemory(length), ct);
            length += read;
            if (length > bytesMax)
            {
                return new TooLarge(bytesMax);
            }

            if (read == 0)
            {
                return new Whole(buffer.AsMemory(0, length));
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, bytesMax + 1));
            }
        }
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;
}
