using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using Verification.Platform.Vault;
using static Verification.Tests.Platform.Vault_keys;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Blind_indexes
{
    private const string Account = "6222020000000000000";

    [Test]
    public void Are_equal_for_equal_values_of_one_field_and_province()
    {
        using var one = A_vault();
        using var other = A_vault();
        Assert.That(one.BlindIndex("account", Account, Gansu), Is.EqualTo(other.BlindIndex("account", Account, Gansu)));
    }

    [Test]
    public void Belong_to_the_province_of_a_county()
    {
        using var vault = A_vault();
        var county = Verification.Vocabulary.RegionCode.Parse("620502");
        Assert.That(vault.BlindIndex("account", Account, county), Is.EqualTo(vault.BlindIndex("account", Account, Gansu)));
    }

    [Test]
    public void Differ_by_province_field_and_value()
    {
        using var vault = A_vault();
        byte[][] indexes =
        [
            vault.BlindIndex("account", Account, Gansu), vault.BlindIndex("account", Account, Shaanxi),
            vault.BlindIndex("vehicle", Account, Gansu), vault.BlindIndex("account", Account + "1", Gansu),
        ];
        Assert.That(indexes.Select(Convert.ToHexString), Is.Unique);
        Assert.That(indexes.Select(i => i.Length), Is.All.EqualTo(32));
    }

    [Test]
    public void Take_a_province_s_own_key_before_the_common_one()
    {
        using var common = A_vault(Kek("k1", 1), Index("*", 2));
        using var own = A_vault(Kek("k1", 1), Index("*", 2), Index("62", 9));
        Assert.That(own.BlindIndex("account", Account, Gansu), Is.Not.EqualTo(common.BlindIndex("account", Account, Gansu)));
        Assert.That(own.BlindIndex("account", Account, Shaanxi), Is.EqualTo(common.BlindIndex("account", Account, Shaanxi)));
    }

    [Test]
    public void Refuse_a_province_without_a_key()
    {
        using var vault = A_vault(Kek("k1", 1), Index("61", 2));
        Assert.That(() => vault.BlindIndex("account", Account, Gansu), Throws.TypeOf<KeyFileFault>());
    }

    [Test]
    public void Are_the_same_when_many_are_made_one_after_the_other()
    {
        using var vault = A_vault();
        using var many = vault.BlindIndexer("account", Gansu);
        string[] values = [Account, "", "账户", new('甲', 511), Account];
        Assert.That(values.Select(many.Of), Is.EqualTo(values.Select(v => vault.BlindIndex("account", v, Gansu))));
    }

    [Test]
    public void Are_an_hmac_under_a_key_derived_as_rfc_5869_says()
    {
        using var vault = A_vault();
        // HKDF written out: extract with an empty salt, expand one block.
        var extracted = HMACSHA256.HashData(new byte[32], Enumerable.Repeat((byte)2, 32).ToArray());
        byte[] info = [.. "verification/blind-index/62/account"u8, 1];
        var key = HMACSHA256.HashData(extracted, info);
        Assert.That(vault.BlindIndex("account", Account, Gansu), Is.EqualTo(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Account))));
    }
}
