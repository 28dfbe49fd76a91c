using System.Security.Cryptography;

namespace Verification.Platform.Vault;

/// <summary>Random nonces of one key's user, asked for many at a time: asking costs as much as sealing a short row.</summary>
/// <remarks>Used by one caller at a time. Each is given out once.</remarks>
internal sealed class Nonces
{
    private readonly byte[] _random;
    private int _at;

    /// <param name="ahead">How many are asked for at once.</param>
    public Nonces(int ahead)
    {
        _random = new byte[ahead * Envelope.NonceBytes];
        _at = _random.Length;
    }

    /// <summary>A nonce nobody was given before; to be used before the next one is asked for.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_at == _random.Length)
        {
            RandomNumberGenerator.Fill(_random);
            _at = 0;
        }

        var nonce = _random.AsSpan(_at, Envelope.NonceBytes);
        _at += Envelope.NonceBytes;
        return nonce;
    }
}
