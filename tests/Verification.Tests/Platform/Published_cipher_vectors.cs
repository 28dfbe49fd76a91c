using System.Security.Cryptography;
using System.Text.Json;
using NUnit.Framework;
using Verification.Platform.Vault;
using Verification.TestKit;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Published_cipher_vectors
{
    private static readonly byte[] KekId = [.. "k1"u8];

    [Test]
    public void Of_aes_256_gcm_seal_and_open_as_published()
    {
        using var vectors = Read("aes-256-gcm.json");
        var cases = vectors.RootElement.GetProperty("spec").EnumerateArray().Concat(vectors.RootElement.GetProperty("wycheproof").EnumerateArray());
        var seen = 0;
        foreach (var vector in cases)
        {
            var what = vector.TryGetProperty("tcId", out var id) ? $"case {id}" : vector.GetProperty("desc").GetString();
            using var key = new AesGcm(Hex(vector, "key"), Envelope.TagBytes);
            var (nonce, bound, plain) = (Hex(vector, "iv"), Hex(vector, "aad"), Hex(vector, "msg"));
            byte[] sealedText = [.. Hex(vector, "ct"), .. Hex(vector, "tag")];
            byte[] envelope = [(byte)'V', (byte)'E', 1, 1, 2, .. KekId, .. nonce, .. sealedText];
            if (vector.GetProperty("result").GetString() == "valid")
            {
                Assert.That(Envelope.Seal(key, KekId, nonce, plain, bound), Is.EqualTo(envelope), what);
                Assert.That(Envelope.Open(key, envelope, bound), Is.EqualTo(plain), what);
            }
            else
            {
                Assert.That(() => Envelope.Open(key, envelope, bound), Throws.TypeOf<NotOurEnvelope>(), what);
            }

            seen++;
        }

        Assert.That(seen, Is.EqualTo(66));
    }

    [Test]
    public void With_an_empty_nonce_are_refused()
    {
        using var vectors = Read("aes-256-gcm.json");
        foreach (var vector in vectors.RootElement.GetProperty("must_refuse_zero_iv").EnumerateArray())
        {
            using var key = new AesGcm(Hex(vector, "key"), Envelope.TagBytes);
            Assert.That(
                () => Envelope.Seal(key, KekId, Hex(vector, "iv"), Hex(vector, "msg"), Hex(vector, "aad")), Throws.InstanceOf<ArgumentException>());
        }
    }

    [Test]
    public void Of_hmac_and_hkdf_are_met_by_the_primitives_of_the_blind_index()
    {
        using var vectors = Read("hmac-hkdf-keywrap.json");
        foreach (var vector in vectors.RootElement.GetProperty("hmac_sha256").GetProperty("tests").EnumerateArray())
        {
            var tag = Hex(vector, "tag");
            var same = HMACSHA256.HashData(Hex(vector, "key"), Hex(vector, "msg")).AsSpan(0, tag.Length).SequenceEqual(tag);
            Assert.That(same, Is.EqualTo(vector.GetProperty("result").GetString() == "valid"), $"case {vector.GetProperty("tcId")}");
        }

        foreach (var vector in vectors.RootElement.GetProperty("hkdf_sha256").EnumerateArray())
        {
            var derived = HKDF.DeriveKey(
                HashAlgorithmName.SHA256, Hex(vector, "ikm"), vector.GetProperty("L").GetInt32(), Hex(vector, "salt"), Hex(vector, "info"));
            Assert.That(derived, Is.EqualTo(Hex(vector, "okm")));
        }
    }

    private static JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllBytes(Vectors.Folder("security", file)));

    private static byte[] Hex(JsonElement vector, string name) => Convert.FromHexString(vector.GetProperty(name).GetString()!);
}
