using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Verification.Platform.Vault;

/// <summary>Ready ciphers of one key; one caller at a time may use one, so they are lent and returned.</summary>
internal sealed class KeyRing(string id, byte[] key) : IDisposable
{
    // As many as there are callers at one moment; more are made on demand and the surplus is thrown away.
    private static readonly int KeptMax = Environment.ProcessorCount * 4;
    private readonly ConcurrentBag<LentCipher> _ready = [];

    public byte[] IdBytes { get; } = Encoding.ASCII.GetBytes(id);

    public LentCipher Lend() => _ready.TryTake(out var cipher) ? cipher : new(new(key, Envelope.TagBytes));

    public void Return(LentCipher cipher)
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

/// <summary>A cipher and the nonces its borrower may seal with.</summary>
internal sealed class LentCipher(AesGcm aes) : IDisposable
{
    private const int NoncesAhead = 64;

    public AesGcm Aes { get; } = aes;

    public Nonces Nonces { get; } = new(NoncesAhead);

    public void Dispose() => Aes.Dispose();
}
