using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>The canonical bytes of an explanation: what was heard and every value worked out, in a fixed order.</summary>
/// <remarks>The tree people read is built from the same values on demand; its digest is the digest of these bytes.</remarks>
internal sealed class Trace : IDisposable
{
    private const int Point = 4;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _length;

    public const int DigestBytes = SHA256.HashSizeInBytes;

    public byte[] Digest()
    {
        var digest = new byte[DigestBytes];
        WriteDigest(digest);
        return digest;
    }

    /// <param name="digest"><see cref="DigestBytes"/> bytes.</param>
    public void WriteDigest(Span<byte> digest) => SHA256.HashData(_bytes.AsSpan(0, _length), digest);

    public void Write(int number) => BinaryPrimitives.WriteInt32BigEndian(Room(4), number);

    public void Write(string? text)
    {
        if (text is null)
        {
            Write(-1);
            return;
        }

        var room = Room(4 + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, room[4..]);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        _length -= room.Length - 4 - length;
    }

    public void Write(DateOnly? day) => Write(day?.DayNumber ?? -1);

    public void Write(EvidenceItem record)
    {
        Write(record.RecordId);
        var room = Room(12);
        BinaryPrimitives.WriteInt32BigEndian(room, (int)record.Kind);
        BinaryPrimitives.WriteInt32BigEndian(room[4..], record.Period.From?.DayNumber ?? -1);
        BinaryPrimitives.WriteInt32BigEndian(room[8..], record.Period.To?.DayNumber ?? -1);
        Write(record.Amount?.Yuan ?? 0m);
    }

    public void Write(in Figure figure)
    {
        Write(figure.Best);
        if (figure.IsEstimated)
        {
            Write(figure.Hard);
        }
    }

    public void Write(in Truth truth) => Write((((int)truth.Best) * 4) + (int)truth.Hard);

    // 1200.0 and 1200.00 are one amount: trailing zeros are taken off before the bits are written.
    public void Write(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xff;
        if (scale > 0)
        {
            if (bits[2] == 0)
            {
                var mantissa = unchecked(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
                for (; scale > 0 && mantissa % 10 == 0; scale--)
                {
                    mantissa /= 10;
                }

                // The mantissa's bits, not its value: overflow is not meant here.
                (bits[0], bits[1], bits[3]) = (unchecked((int)mantissa), unchecked((int)(mantissa >> 32)), (bits[3] & int.MinValue) | (scale << 16));
            }
            else if (EndsInZero(bits))
            {
                decimal.GetBits(value / 1.0000000000000000000000000000m, bits);
            }
        }

        var room = Room(16);
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(room[(i * 4)..], bits[i]);
        }
    }

    /// <summary>A figure that is one point known by evidence.</summary>
    public void WritePoint(decimal value)
    {
        Write(Point);
        Write(value);
    }

    // Personal amounts do not stay in memory that is lent to the next one.
    public void Dispose()
    {
        _bytes.AsSpan(0, _length).Clear();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    // 2^32 and 2^64 both leave 6 when divided by ten.
    private static bool EndsInZero(ReadOnlySpan<int> bits) =>
        ((((ulong)Part(bits[2]) + Part(bits[1])) * 6) + Part(bits[0])) % 10 == 0;

    private static uint Part(int bits) => unchecked((uint)bits);

    private void Write(in Extent extent)
    {
        Write((extent.LowOpen ? 1 : 0) + (extent.HighOpen ? 2 : 0) + (extent.IsPoint ? Point : 0));
        Write(extent.Low);
        if (!extent.IsPoint)
        {
            Write(extent.High);
        }
    }

    private Span<byte> Room(int length)
    {
        if (_length + length > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((_length + length) * 2);
            _bytes.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
            _bytes = larger;
        }

        var room = _bytes.AsSpan(_length, length);
        _length += length;
        return room;
    }
}
