using System.Buffers;
using System.Text;
using Verification.Vocabulary;

namespace Verification.Sources.HttpXml;

/// <summary>Finds the bytes of an element in what came in, by the lines and columns the reader tells.</summary>
/// <remarks>
/// A reply of many answers is about many persons: each is kept with the bytes of its own element and no other's. Where lines and columns
/// cannot be counted in bytes, because the document is not written in UTF-8, nothing is kept.
/// </remarks>
internal sealed class ElementBytes
{
    /// <summary>An XML declaration is shorter.</summary>
    private const int DeclarationBytesMax = 256;

    private readonly ArrayBufferWriter<byte> _came = new();

    // Where the last element begins, and how far has been counted.
    private int _from;
    private int _at;
    private int _line = 1;
    private int _column = 1;
    private bool? _isUtf8;

    /// <summary>Takes what came in; what lies before the last <see cref="Begin"/> is forgotten.</summary>
    /// <remarks>Forgotten only here: at each element it would move all that came with it, again and again.</remarks>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (_from > 0)
        {
            var kept = _came.WrittenSpan[_from..].ToArray();
            _came.ResetWrittenCount();
            _came.Write(kept);
            (_from, _at) = (0, _at - _from);
        }

        _came.Write(bytes);
    }

    /// <summary>An element begins whose name stands here.</summary>
    public void Begin((int Line, int Column) name)
    {
        if (!IsUtf8())
        {
            return;
        }

        GoTo(name);
        // At its opening bracket.
        _from = _at - 1;
    }

    /// <summary>The element ends whose name stands here: its bytes, or none when they are too many to keep.</summary>
    public ReadOnlySpan<byte> End((int Line, int Column) name)
    {
        if (!IsUtf8())
        {
            return [];
        }

        GoTo(name);
        var quote = (byte)0;
        for (byte one = 0; one != '>' || quote != 0;)
        {
            one = _came.WrittenSpan[_at];
            // A bracket in the value of an attribute ends nothing.
            quote = quote == 0 && one is (byte)'"' or (byte)'\'' ? one : quote == one ? (byte)0 : quote;
            Step();
        }

        return _at - _from <= Answer.ReceivedBytesMax ? _came.WrittenSpan[_from.._at] : [];
    }

    private void GoTo((int Line, int Column) place)
    {
        while (_line < place.Line || (_line == place.Line && _column < place.Column))
        {
            Step();
        }
    }

    // Columns count UTF-16 units; a line ends with \n, \r or both.
    private void Step()
    {
        var bytes = _came.WrittenSpan;
        var one = bytes[_at++];
        if (one == '\n' || (one == '\r' && (_at == bytes.Length || bytes[_at] != '\n')))
        {
            (_line, _column) = (_line + 1, 1);
        }
        else
        {
            _column += one is >= 0x80 and < 0xC0 ? 0 : one >= 0xF0 ? 2 : 1;
        }
    }

    private bool IsUtf8()
    {
        if (_isUtf8 is { } known)
        {
            return known;
        }

        var bytes = _came.WrittenSpan;
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            _at = Encoding.UTF8.Preamble.Length;
        }

        var head = Encoding.Latin1.GetString(bytes[_at..Math.Min(bytes.Length, _at + DeclarationBytesMax)]);
        var declaration = head.StartsWith("<?xml", StringComparison.Ordinal) ? head[..(head.IndexOf("?>", StringComparison.Ordinal) + 1)] : "";
        var says = declaration.IndexOf("encoding", StringComparison.Ordinal);
        _isUtf8 = head.StartsWith('<') && !head.Contains('\0') && (says < 0 || declaration[says..].Contains("utf-8", StringComparison.OrdinalIgnoreCase));
        return _isUtf8.Value;
    }
}
