using System.Buffers.Binary;
using System.Buffers.Text;

namespace Verification.Verdicts.Following;

/// <summary>The last verification of a page: the next page begins below it, whatever was received in between.</summary>
public readonly record struct ListPosition(DateTimeOffset ReceivedAt, Guid VerificationId)
{
    private const byte Version = 1;
    private const int BytesOf = 1 + sizeof(long) + 16;

    /// <summary>The cursor as callers give it back; they need not know what is in it.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[BytesOf];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], ReceivedAt.UtcTicks);
        _ = VerificationId.TryWriteBytes(bytes[(1 + sizeof(long))..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor; false for anything <see cref="ToString"/> has not written.</summary>
    public static bool TryParse(string text, out ListPosition position)
    {
        position = default;
        Span<byte> bytes = stackalloc byte[BytesOf];
        if (text.Length != Base64Url.GetEncodedLength(BytesOf) || !Base64Url.IsValid(text)
            || Base64Url.DecodeFromChars(text, bytes) != BytesOf)
        {
            return false;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        if (bytes[0] != Version || ticks < DateTimeOffset.UnixEpoch.UtcTicks || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        position = new(new(ticks, TimeSpan.Zero), new(bytes[(1 + sizeof(long))..], bigEndian: true));
        return true;
    }
}
