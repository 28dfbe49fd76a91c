using System.Security.Cryptography;
using System.Text;

namespace Verification.Platform.Vault;

/// <summary>Hashes many values of one field and province as <see cref="Vault.BlindIndex"/> does, without taking up the key anew for each.</summary>
/// <remarks>Used by one caller at a time.</remarks>
public sealed class BlindIndexer : IDisposable
{
    private const int ValueBytesMax = 512;
    private readonly IncrementalHash _keyed;

    internal BlindIndexer(byte[] key) => _keyed = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    /// <summary>The index of a normalised value.</summary>
    public byte[] Of(string value)
    {
        Span<byte> room = stackalloc byte[ValueBytesMax];
        _keyed.AppendData(Encoding.UTF8.TryGetBytes(value, room, out var length) ? room[..length] : Encoding.UTF8.GetBytes(value));
        return _keyed.GetHashAndReset();
    }

    public void Dispose() => _keyed.Dispose();
}
