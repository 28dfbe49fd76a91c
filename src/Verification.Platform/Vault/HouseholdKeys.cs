using System.Security.Cryptography;
using Verification.Vocabulary;

namespace Verification.Platform.Vault;

/// <summary>The data keys of one household, in memory for as long as its case is worked on.</summary>
/// <remarks>Used by one caller at a time. Dispose forgets the keys; what was sealed stays readable through the stored rows.</remarks>
public sealed class HouseholdKeys : IDisposable
{
    // Random bytes are asked for once per household: the keys, a nonce for each wrap, and nonces for the first rows.
    private const int NoncesAhead = 12;

    private readonly Guid _id;
    private readonly byte[] _kekId;
    private readonly byte[]?[] _keys;
    private readonly AesGcm?[] _ciphers;
    private readonly Nonces _nonces = new(NoncesAhead);

    private HouseholdKeys(Guid id, byte[] kekId, byte[]?[] keys, IReadOnlyList<DataKeyRow> rows)
    {
        _id = id;
        _kekId = kekId;
        _keys = keys;
        _ciphers = new AesGcm?[keys.Length];
        Rows = rows;
    }

    /// <summary>The wrapped keys, to be stored in the same transaction as what they seal.</summary>
    public IReadOnlyList<DataKeyRow> Rows { get; }

    /// <summary>Seals one row of a member (ordinal 0: of the household).</summary>
    /// <param name="table">Names the table and, where a member has several rows in it, the row: <c>evidence/2/0</c>.</param>
    public byte[] Seal(int ordinal, string table, ReadOnlySpan<byte> plain)
    {
        Span<byte> bound = stackalloc byte[Envelope.BoundBytesMax];
        var cipher = Cipher(ordinal);
        return Envelope.Seal(cipher, _kekId, _nonces.Next(), plain, bound[..Envelope.Bind(bound, "row"u8, table, _id, ordinal)]);
    }

    /// <summary>Opens what was sealed for the same ordinal and table.</summary>
    public byte[] Open(int ordinal, string table, ReadOnlySpan<byte> envelope)
    {
        Span<byte> bound = stackalloc byte[Envelope.BoundBytesMax];
        return Envelope.Open(Cipher(ordinal), envelope, bound[..Envelope.Bind(bound, "row"u8, table, _id, ordinal)]);
    }

    /// <summary>Whether the key of this ordinal is there; after an erasure it is not.</summary>
    public bool Has(int ordinal) => ordinal >= 0 && ordinal < _keys.Length && _keys[ordinal] is not null;

    public void Dispose()
    {
        foreach (var cipher in _ciphers)
        {
            cipher?.Dispose();
        }

        foreach (var key in _keys)
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    internal static HouseholdKeys New(VerificationId id, int memberCount, AesGcm kek, string kekName, byte[] kekId)
    {
        var count = memberCount + 1;
        var keys = new byte[]?[count];
        var rows = new DataKeyRow[count];
        var random = new byte[count * (Envelope.KeyBytes + Envelope.NonceBytes)];
        RandomNumberGenerator.Fill(random);
        Span<byte> bound = stackalloc byte[Envelope.BoundBytesMax];
        for (var ordinal = 0; ordinal < count; ordinal++)
        {
            var bytes = random.AsSpan(ordinal * (Envelope.KeyBytes + Envelope.NonceBytes));
            keys[ordinal] = bytes[..Envelope.KeyBytes].ToArray();
            var length = Envelope.Bind(bound, "wrap"u8, "data_key", id.Value, ordinal);
            rows[ordinal] = new(id.Value, ordinal,
                Envelope.Seal(kek, kekId, bytes.Slice(Envelope.KeyBytes, Envelope.NonceBytes), keys[ordinal], bound[..length]), kekName);
        }

        CryptographicOperations.ZeroMemory(random);
        return new(id.Value, kekId, keys, rows);
    }

    internal static byte[] Unwrap(AesGcm kek, DataKeyRow row)
    {
        Span<byte> bound = stackalloc byte[Envelope.BoundBytesMax];
        var length = Envelope.Bind(bound, "wrap"u8, "data_key", row.VerificationId, row.MemberOrdinal);
        return Envelope.Open(kek, row.WrappedKey, bound[..length]);
    }

    internal static HouseholdKeys Opened(VerificationId id, IReadOnlyList<(DataKeyRow Row, byte[] Key)> opened, byte[] kekId)
    {
        var keys = new byte[]?[opened.Count == 0 ? 0 : opened.Max(o => o.Row.MemberOrdinal) + 1];
        foreach (var (row, key) in opened)
        {
            keys[row.MemberOrdinal] = key;
        }

        return new(id.Value, kekId, keys, [.. opened.Select(o => o.Row)]);
    }

    private AesGcm Cipher(int ordinal)
    {
        if (!Has(ordinal))
        {
            throw new NotOurEnvelope("the key of this member is not there");
        }

        return _ciphers[ordinal] ??= new AesGcm(_keys[ordinal]!, Envelope.TagBytes);
    }
}
