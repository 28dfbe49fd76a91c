using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verification.Contracts;

/// <summary>An instant with its offset; without one it would be read in the time zone of whichever machine reads it.</summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const int LengthMin = 17;
    private const int LengthMax = 40;
    private const int EscapedLength = 6;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && HasOffset(ref reader) && reader.TryGetDateTimeOffset(out var instant)
            ? instant
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    private static bool HasOffset(ref Utf8JsonReader reader)
    {
        // Every character of an instant may be escaped, a plus often is.
        if (reader.HasValueSequence || reader.ValueSpan.Length > LengthMax * EscapedLength)
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[LengthMax * EscapedLength];
        var text = buffer[..reader.CopyString(buffer)];
        return text.Length is >= LengthMin and <= LengthMax
            && text[10] == 'T' && (text[^1] == 'Z' || (text[^6] is (byte)'+' or (byte)'-' && text[^3] == ':'));
    }
}
