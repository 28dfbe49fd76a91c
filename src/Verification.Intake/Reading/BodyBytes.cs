using System.Text.Json;
using System.Text.Unicode;
using Verification.Intake.Faults;

namespace Verification.Intake.Reading;

/// <summary>What can be said of a body before anything in it is read.</summary>
internal static class BodyBytes
{
    /// <summary>Whether the bytes are worth reading: there, not too many, UTF-8, no byte order mark.</summary>
    public static bool Fit(ReadOnlySpan<byte> body, int bytesMax, string path, FaultList faults)
    {
        var known = body.IsEmpty ? BodyFaults.Empty
            : body.Length > bytesMax ? BodyFaults.TooLarge
            : body.StartsWith("\uFEFF"u8) ? BodyFaults.ByteOrderMark
            : !Utf8.IsValid(body) ? BodyFaults.NotUtf8
            : null;
        if (known is not null)
        {
            faults.Add(known, path, bytesMax);
        }

        return known is null;
    }

    /// <summary>The body as a document, or null with the fault that says where it stops being JSON.</summary>
    public static JsonDocument? Document(ReadOnlyMemory<byte> body, string path, FaultList faults)
    {
        if (!Scan(body.Span, path, faults))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = IntakeLimits.DepthMax });
        }
        catch (JsonException)
        {
            faults.Add(BodyFaults.Unreadable, path);
            return null;
        }
    }

    // The parser alone would not tell bad syntax from deep nesting or from a second value.
    private static bool Scan(ReadOnlySpan<byte> body, string path, FaultList faults)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue, AllowMultipleValues = true });
        try
        {
            var values = 0L;
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray) && ++values > 1)
                {
                    faults.Add(BodyFaults.MoreAfterBody, path, reader.TokenStartIndex);
                    return false;
                }

                if (reader.CurrentDepth >= IntakeLimits.DepthMax && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    faults.Add(BodyFaults.TooDeep, path, IntakeLimits.DepthMax);
                    return false;
                }
            }

            if (values == 0)
            {
                faults.Add(BodyFaults.Empty, path);
            }

            return values == 1;
        }
        catch (JsonException e)
        {
            faults.Add(BodyFaults.NotJson, path, Offset(body, e));
            return false;
        }
    }

    private static long Offset(ReadOnlySpan<byte> body, JsonException at)
    {
        var start = 0;
        for (var line = at.LineNumber ?? 0; line > 0; line--)
        {
            start += body[start..].IndexOf((byte)'\n') + 1;
        }

        return start + (at.BytePositionInLine ?? 0);
    }
}
