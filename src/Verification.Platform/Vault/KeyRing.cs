using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Verification.Platform.Vault;

/// <summary>Ready cipher objects of one key; one caller at a time may use an <see cref="AesGcm"/>, so they are lent and returned.</summary>
internal sealed class KeyRing(string id, byte[] key) : IDisposable
{
    // As many as there are callers at one moment; more are made on demand and the surplus is thrown away.
    private static readonly int KeptMax = Environment.ProcessorCount * 4;
    private readonly ConcurrentBag<AesGcm> _ready = [];

    public byte[] IdBytes { get; } = Encoding.ASCII.GetBytes(id);

    public AesGcm Lend() => _ready.TryTake(out var cipher) ? cipher : new AesGcm(key, Envelope.TagBytes);

    public void Return(AesGcm cipher)
    {
        if (_ready.Count < KeptMax)
        {
            _ready.Add(cipher);
        }
        else
        {
            cipher.Dispose();
        }
    }

    public void Dispose()
    {
        while (_ready.TryTake(out var cipher))
        {
            cipher.Dispose();
        }
    }
}
