using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Verification.Vocabulary;

namespace Verification.Platform.Vault;

/// <summary>Seals and opens what the database must not read, and hashes what it must find.</summary>
/// <remarks>Safe for many callers at once; the keys it hands out are not.</remarks>
public sealed class Vault : IDisposable
{
    private readonly Dictionary<string, KeyRing> _keks;
    private readonly Dictionary<string, KeyRing> _bodies;
    private readonly string _current;
    private readonly IReadOnlyDictionary<string, byte[]> _indexes;
    private readonly ConcurrentDictionary<(string Field, string Province), byte[]> _indexKeys = new();

    public Vault(KeyFile keys)
    {
        _current = keys.CurrentKek;
        _indexes = keys.Indexes;
        _keks = keys.Keks.ToDictionary(k => k.Key, k => new KeyRing(k.Key, k.Value), StringComparer.Ordinal);
        _bodies = keys.Keks.ToDictionary(k => k.Key, k => new KeyRing(k.Key, Derived(k.Value, "platform-body")), StringComparer.Ordinal);
    }

    /// <summary>New data keys for a household, ordinal 0, and its members 1..<paramref name="memberCount"/>.</summary>
    public HouseholdKeys NewKeys(VerificationId id, int memberCount)
    {
        var ring = _keks[_current];
        var kek = ring.Lend();
        try
        {
            return HouseholdKeys.New(id, memberCount, kek.Aes, _current, ring.IdBytes);
        }
        finally
        {
            ring.Return(kek);
        }
    }

    /// <summary>The data keys of a household as loaded; a destroyed one is simply not among them.</summary>
    public HouseholdKeys Unwrap(VerificationId id, IReadOnlyList<DataKeyRow> rows)
    {
        // Rows of one household usually name one key-encryption key; during a rotation they may name two.
        var opened = new List<(DataKeyRow Row, byte[] Key)>(rows.Count);
        foreach (var row in rows)
        {
            Promise.That(row.VerificationId == id.Value, "a household is opened with its own keys");
            opened.Add((row, With(_keks, row.KekId, kek => HouseholdKeys.Unwrap(kek, row))));
        }

        return HouseholdKeys.Opened(id, opened, _keks[_current].IdBytes);
    }

    /// <summary>HMAC-SHA-256 of a normalised value under the key of this field and province.</summary>
    /// <remarks>The caller normalises; equal values of two provinces or two fields hash differently.</remarks>
    public byte[] BlindIndex(string field, string value, RegionCode province) =>
        HMACSHA256.HashData(IndexKey(field, province), Encoding.UTF8.GetBytes(value));

    /// <summary>The same for whoever hashes many values of one field.</summary>
    public BlindIndexer BlindIndexer(string field, RegionCode province) => new(IndexKey(field, province));

    /// <summary>Seals a body that belongs to no member yet, under the platform key; <paramref name="row"/> and table are bound to it.</summary>
    public byte[] SealBody(Guid row, string table, ReadOnlySpan<byte> plain)
    {
        var ring = _bodies[_current];
        var cipher = ring.Lend();
        try
        {
            Span<byte> bound = stackalloc byte[Envelope.BoundBytesMax];
            return Envelope.Seal(cipher.Aes, ring.IdBytes, cipher.Nonces.Next(), plain, bound[..Envelope.Bind(bound, "body"u8, table, row, 0)]);
        }
        finally
        {
            ring.Return(cipher);
        }
    }

    /// <summary>Opens what <see cref="SealBody"/> sealed for the same row and table.</summary>
    public byte[] OpenBody(Guid row, string table, ReadOnlySpan<byte> envelope)
    {
        var ring = Find(_bodies, Encoding.ASCII.GetString(Envelope.KekIdOf(envelope)));
        var cipher = ring.Lend();
        try
        {
            Span<byte> bound = stackalloc byte[Envelope.BoundBytesMax];
            return Envelope.Open(cipher.Aes, envelope, bound[..Envelope.Bind(bound, "body"u8, table, row, 0)]);
        }
        finally
        {
            ring.Return(cipher);
        }
    }

    public void Dispose()
    {
        foreach (var ring in _keks.Values.Concat(_bodies.Values))
        {
            ring.Dispose();
        }
    }

    private byte[] IndexKey(string field, RegionCode province) => _indexKeys.GetOrAdd((field, province.Province.Code), DerivedIndexKey);

    private byte[] DerivedIndexKey((string Field, string Province) of)
    {
        var source = _indexes.GetValueOrDefault(of.Province) ?? _indexes.GetValueOrDefault(KeyFile.EveryProvince)
            ?? throw new KeyFileFault($"no index key for province {of.Province}");
        return Derived(source, $"blind-index/{of.Province}/{of.Field}");
    }

    private static byte[] Derived(byte[] key, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes($"verification/{use}"));

    private static T With<T>(Dictionary<string, KeyRing> rings, string kekId, Func<AesGcm, T> use)
    {
        var ring = Find(rings, kekId);
        var cipher = ring.Lend();
        try
        {
            return use(cipher.Aes);
        }
        finally
        {
            ring.Return(cipher);
        }
    }

    private static KeyRing Find(Dictionary<string, KeyRing> rings, string kekId) =>
        rings.GetValueOrDefault(kekId) ?? throw new NotOurEnvelope("the key file has no such key-encryption key");
}
