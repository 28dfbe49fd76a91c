using System.Buffers.Binary;
using System.Text;

namespace Verification.Yardstick.Measuring;

/// <summary>Reads the few fields we need of an OTLP trace export (protobuf): name, beginning and end of every span.</summary>
/// <remarks>Fields we do not know are passed over, as protobuf wants it; a body that is cut short ends the reading with a fault.</remarks>
internal static class SpanReader
{
    private const int ResourceSpans = 1;
    private const int ScopeSpans = 2;
    private const int Spans = 2;
    private const int Name = 5;
    private const int Begin = 7;
    private const int End = 8;
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    /// <summary>Every span of one export: its name and how long it took in nanoseconds.</summary>
    public static IReadOnlyList<(string Name, long Nanoseconds)> Read(ReadOnlySpan<byte> export)
    {
        var spans = new List<(string, long)>();
        while (Next(ref export, out var field, out var resource))
        {
            while (field == ResourceSpans && Next(ref resource, out var inner, out var scope))
            {
                while (inner == ScopeSpans && Next(ref scope, out var innermost, out var span))
                {
                    if (innermost == Spans)
                    {
                        spans.Add(Span(span));
                    }
                }
            }
        }

        return spans;
    }

    private static (string Name, long Nanoseconds) Span(ReadOnlySpan<byte> span)
    {
        var (name, begin, end) = ("", 0L, 0L);
        while (Next(ref span, out var field, out var value))
        {
            switch (field)
            {
                case Name:
                    name = Encoding.UTF8.GetString(value);
                    break;
                case Begin:
                    begin = BinaryPrimitives.ReadInt64LittleEndian(value);
                    break;
                case End:
                    end = BinaryPrimitives.ReadInt64LittleEndian(value);
                    break;
            }
        }

        return (name, end - begin);
    }

    /// <summary>Takes one field off the front; numbers of variable length have an empty value, nobody here needs them.</summary>
    private static bool Next(ref ReadOnlySpan<byte> rest, out int field, out ReadOnlySpan<byte> value)
    {
        field = 0;
        value = default;
        if (rest.IsEmpty)
        {
            return false;
        }

        var tag = (int)Number(ref rest);
        field = tag >> 3;
        var length = (tag & 7) switch
        {
            Varint => Skipped(ref rest),
            Fixed64 => sizeof(long),
            Bytes => (int)Number(ref rest),
            Fixed32 => sizeof(int),
            _ => throw new InvalidDataException("not a protobuf message"),
        };
        value = rest[..length];
        rest = rest[length..];
        return true;
    }

    private static int Skipped(ref ReadOnlySpan<byte> rest)
    {
        Number(ref rest);
        return 0;
    }

    private static ulong Number(ref ReadOnlySpan<byte> rest)
    {
        var (number, shift) = (0UL, 0);
        while (true)
        {
            var next = rest[0];
            rest = rest[1..];
            number |= (ulong)(next & 0x7F) << shift;
            shift += 7;
            if (next < 0x80 || shift > 63)
            {
                return number;
            }
        }
    }
}
