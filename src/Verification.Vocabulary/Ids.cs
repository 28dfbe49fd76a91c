using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Verification.Vocabulary;

/// <summary>The id of one verification, derived from submitter and request id so that a second run finds the first.</summary>
public readonly record struct VerificationId(Guid Value)
{
    /// <summary>UUIDv8 of SHA-256 over <c>v1</c>, submitter and request id, each UTF-8 after its length in 4 bytes big-endian.</summary>
    public static VerificationId Derive(string submitter, string requestId) =>
        new(DerivedId.Of(Encoding.UTF8.GetBytes("v1"), Encoding.UTF8.GetBytes(submitter), Encoding.UTF8.GetBytes(requestId)));

    public override string ToString() => Value.ToString();
}

/// <summary>The id of one round's verdict, derived from verification and round.</summary>
public readonly record struct VerdictId(Guid Value)
{
    /// <summary>What a request opens; supplements, objections and late answers open those after it.</summary>
    public const int FirstRound = 1;

    /// <summary>Rounds a verification may have: each of them is read again for the next one.</summary>
    public const int RoundsMax = 100;

    /// <summary>UUIDv8 of SHA-256 over the 16 id bytes in network order and the round in 4 bytes big-endian.</summary>
    public static VerdictId Derive(VerificationId verification, int round)
    {
        Span<byte> bytes = stackalloc byte[20];
        verification.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], round);
        return new(DerivedId.FromHash(SHA256.HashData(bytes)));
    }

    public override string ToString() => Value.ToString();
}

/// <summary>UUIDv8 (RFC 9562 §5.8) over SHA-256, for ids that a second run must derive again.</summary>
public static class DerivedId
{
    private const int LengthBytes = 4;
    private const int ShortBytesMax = 512;

    /// <summary>The id over the parts, each preceded by its length in 4 bytes big-endian.</summary>
    public static Guid Of(params ReadOnlySpan<byte[]> parts)
    {
        var total = 0;
        foreach (var part in parts)
        {
            total += LengthBytes + part.Length;
        }

        // In one piece: taking up a hash anew costs more than hashing a short id.
        Span<byte> whole = total <= ShortBytesMax ? stackalloc byte[ShortBytesMax] : new byte[total];
        var rest = whole;
        foreach (var part in parts)
        {
            BinaryPrimitives.WriteInt32BigEndian(rest, part.Length);
            part.CopyTo(rest[LengthBytes..]);
            rest = rest[(LengthBytes + part.Length)..];
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(whole[..total], hash);
        return FromHash(hash);
    }

    /// <summary>The first 16 bytes of a hash with version 8 and variant bits set.</summary>
    public static Guid FromHash(ReadOnlySpan<byte> hash)
    {
        Span<byte> id = stackalloc byte[16];
        hash[..16].CopyTo(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(id, bigEndian: true);
    }
}
