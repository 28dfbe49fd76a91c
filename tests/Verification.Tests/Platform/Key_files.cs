using System.Runtime.Versioning;
using NUnit.Framework;
using Verification.Platform.Vault;
using static Verification.Tests.Platform.Vault_keys;

namespace Verification.Tests.Platform;

[TestFixture]
[Platform("Linux")]
[UnsupportedOSPlatform("windows")]
public sealed class Key_files
{
    [Test]
    public void Are_made_for_us_alone_and_can_be_used_at_once()
    {
        var path = Path.Combine(Path.GetTempPath(), $"keys-{Guid.CreateVersion7()}");
        try
        {
            KeyFile.Create(path);
            Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            using var vault = new Vault(KeyFile.Load(path));
            Assert.That(vault.OpenBody(Household.Value, "t", vault.SealBody(Household.Value, "t", [1, 2, 3])), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(() => KeyFile.Create(path), Throws.InstanceOf<IOException>(), "an existing file is never overwritten");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void That_others_can_read_are_refused()
    {
        var path = Path.Combine(Path.GetTempPath(), $"keys-{Guid.CreateVersion7()}");
        try
        {
            KeyFile.Create(path);
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupRead);
            Assert.That(() => KeyFile.Load(path), Throws.TypeOf<KeyFileFault>().With.Message.Contains("chmod 600"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Seal_with_the_last_key() =>
        Assert.That(KeyFile.Parse(["# ours", "", Kek("k1", 1), Kek("k2", 2), Index("*", 3)]).CurrentKek, Is.EqualTo("k2"));

    [TestCase("kek K1 AAAA", TestName = "Refuse_a_short_key")]
    [TestCase("kek k1", TestName = "Refuse_a_line_without_a_key")]
    [TestCase("key k1 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=", TestName = "Refuse_an_unknown_kind")]
    [TestCase("index 620502 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=", TestName = "Refuse_an_index_key_of_a_county")]
    [TestCase("index * AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=", TestName = "Refuse_the_same_name_twice")]
    public void Refuse_what_is_not_a_key(string line) =>
        Assert.That(() => KeyFile.Parse([Kek("k1", 1), Index("*", 2), line]), Throws.TypeOf<KeyFileFault>().With.Message.StartsWith("line 3:"));

    [Test]
    public void Need_both_kinds_of_key()
    {
        Assert.That(() => KeyFile.Parse([Kek("k1", 1)]), Throws.TypeOf<KeyFileFault>());
        Assert.That(() => KeyFile.Parse([Index("*", 1)]), Throws.TypeOf<KeyFileFault>());
    }
}
