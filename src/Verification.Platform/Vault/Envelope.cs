using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Verification.Vocabulary;

namespace Verification.Platform.Vault;

/// <summary>
/// The one form of everything sealed: magic 'V' 'E', version, algorithm, length and name of the key-encryption key, nonce (12 bytes),
/// ciphertext, tag (16 bytes).
/// </summary>
/// <remarks>
/// The associated data bind an envelope to the place it was sealed for; moved to another row it does not open. Nonces are random:
/// a data key seals a few dozen rows, a key-encryption key far fewer than 2³² data keys.
/// </remarks>
internal static class Envelope
{
    /// <summary>Of every key of ours: AES-256, and HMAC-SHA-256 for indexes.</summary>
    public const int KeyBytes = 32;
    public const int NonceBytes = 12;
    public const int TagBytes = 16;
    private const byte Version = 1;
    private const byte Aes256Gcm = 1;
    private const int FixedBytes = 5;

    /// <summary>Seals with the key given; <paramref name="kekId"/> names the key-encryption key behind it.</summary>
    public static byte[] Seal(AesGcm key, byte[] kekId, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var envelope = new byte[FixedBytes + kekId.Length + NonceBytes + plain.Length + TagBytes];
        var rest = envelope.AsSpan();
        rest[0] = (byte)'V';
        rest[1] = (byte)'E';
        rest[2] = Version;
        rest[3] = Aes256Gcm;
        rest[4] = (byte)kekId.Length;
        kekId.CopyTo(rest[FixedBytes..]);
        rest = rest[(FixedBytes + kekId.Length)..];
        nonce.CopyTo(rest);
        key.Encrypt(nonce, plain, rest.Slice(NonceBytes, plain.Length), rest[^TagBytes..], bound);
        Telemetry.Telemetry.Sealed.Add(1);
        return envelope;
    }

    /// <summary>Opens what was sealed with this key for this place; everything else throws <see cref="NotOurEnvelope"/>.</summary>
    public static byte[] Open(AesGcm key, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> bound)
    {
        var head = FixedBytes + KekIdOf(envelope).Length;
        var plain = new byte[envelope.Length - head - NonceBytes - TagBytes];
        try
        {
            key.Decrypt(envelope.Slice(head, NonceBytes), envelope[(head + NonceBytes)..^TagBytes], envelope[^TagBytes..], plain, bound);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new NotOurEnvelope("sealed for another place, by another key, or changed since");
        }

        return plain;
    }

    /// <summary>The name of the key-encryption key, after checking the head.</summary>
    public static ReadOnlySpan<byte> KekIdOf(ReadOnlySpan<byte> envelope)
    {
        if (envelope.Length < FixedBytes || envelope[0] != 'V' || envelope[1] != 'E'
            || envelope.Length < FixedBytes + envelope[4] + NonceBytes + TagBytes)
        {
            throw new NotOurEnvelope("no envelope, or cut short");
        }

        if (envelope[2] != Version || envelope[3] != Aes256Gcm)
        {
            throw new NotOurEnvelope("a version or algorithm this program does not know");
        }

        return envelope.Slice(FixedBytes, envelope[4]);
    }

    /// <summary>The associated data: purpose, table, row id and ordinal, each of them at a place of its own.</summary>
    public static int Bind(Span<byte> bound, ReadOnlySpan<byte> purpose, string table, Guid row, int ordinal)
    {
        Promise.That(table.Length is > 0 and <= 64, "the name of a sealed place is short");
        var length = Encoding.UTF8.GetBytes(table, bound[2..]);
        bound[0] = (byte)length;
        bound[1] = (byte)purpose.Length;
        var rest = bound[(2 + length)..];
        purpose.CopyTo(rest);
        rest = rest[purpose.Length..];
        row.TryWriteBytes(rest, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(rest[16..], ordinal);
        return 2 + length + purpose.Length + 20;
    }

    /// <summary>Room enough for <see cref="Bind"/>.</summary>
    public const int BoundBytesMax = 2 + (64 * 3) + 8 + 20;
}

/// <summary>An envelope that does not open; nothing of its content is known.</summary>
public sealed class NotOurEnvelope(string why) : Exception($"this envelope cannot be opened: {why}");
