using System.Collections.Frozen;
using System.Text;

namespace Verification.Sources.Records;

/// <summary>How the text of a file is encoded; agreed with the source, never guessed.</summary>
public enum FileEncoding
{
    Utf8,

    /// <summary>GB 18030, which holds GBK and GB 2312.</summary>
    Gb18030,
}

/// <summary>Reads files of every encoding as UTF-8.</summary>
public static class FileEncodings
{
    /// <summary>Settings' words for encodings.</summary>
    public static IReadOnlyDictionary<string, FileEncoding> Words { get; } = new Dictionary<string, FileEncoding>(StringComparer.Ordinal)
    {
        ["utf-8"] = FileEncoding.Utf8,
        ["gb18030"] = FileEncoding.Gb18030,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>U+FFFF as UTF-8, which no text may hold: what could not be decoded is marked by it, so that its row can be named.</summary>
    internal static ReadOnlySpan<byte> NoCharacter => [0xEF, 0xBF, 0xBF];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\uFFFF"))!;

    /// <summary>The bytes of a text; one that this encoding cannot hold throws.</summary>
    internal static byte[] Encode(this FileEncoding encoding, string text) =>
        (encoding == FileEncoding.Utf8 ? StrictUtf8 : Gb18030).GetBytes(text);

    /// <summary>The same text as UTF-8; what is no text of this encoding becomes <see cref="NoCharacter"/>.</summary>
    internal static Stream AsUtf8(this FileEncoding encoding, Stream stream) => encoding == FileEncoding.Utf8
        ? stream
        : Encoding.CreateTranscodingStream(stream, Gb18030, Encoding.UTF8, leaveOpen: true);
}
