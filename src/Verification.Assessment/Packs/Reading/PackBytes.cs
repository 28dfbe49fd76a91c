using System.Buffers;
using System.Globalization;
using System.Text;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Turns the bytes of a pack file into text a person can have read: nothing in it is invisible.</summary>
internal static class PackBytes
{
    private const int ByteOrderMark = 0xFEFF;

    /// <summary>The text, or null when a fault was added.</summary>
    /// <remarks>A byte order mark at the start and CR LF are what some editors write; they change nothing.</remarks>
    public static string? Text(string file, ReadOnlySpan<byte> bytes, FaultList faults)
    {
        var text = new StringBuilder(bytes.Length);
        var (line, column, first) = (1, 1, true);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) != OperationStatus.Done)
            {
                faults.Add("pack.not_utf8", file, line, column, "文件不是UTF-8编码。", "The file is not UTF-8.");
                return null;
            }

            bytes = bytes[used..];
            if (first && rune.Value == ByteOrderMark)
            {
                first = false;
                continue;
            }

            if (IsHidden(rune))
            {
                faults.Add("pack.bad_character", file, line, column, $"不允许的字符 U+{rune.Value:X4}。", $"The character U+{rune.Value:X4} is not allowed.");
                return null;
            }

            first = false;
            text.Append(rune.ToString());
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return text.ToString();
    }

    /// <summary>Control characters end a file for some readers, marks of direction show a rule in another order than it is worked out.</summary>
    private static bool IsHidden(Rune rune) =>
        rune.Value is not ('\n' or '\r' or '\t')
        && Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
