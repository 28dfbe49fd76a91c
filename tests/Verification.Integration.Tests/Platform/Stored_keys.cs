using NUnit.Framework;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Stored_keys : MigratedDatabase
{
    [Test]
    public async Task Open_what_they_sealed_and_lead_back_by_the_blind_index()
    {
        var path = Path.Combine(Path.GetTempPath(), $"keys-{Guid.CreateVersion7()}");
        KeyFile.Create(path);
        using var vault = new Vault(KeyFile.Load(path));
        File.Delete(path);
        var id = VerificationId.Derive("dibao-city", "keys");
        var (keys, indexes) = (new DataKeyStore(Road), new BlindIndexStore(Road));
        using var written = vault.NewKeys(id, memberCount: 2);
        var envelope = written.Seal(1, "evidence/1/0", "证据"u8);
        var index = vault.BlindIndex("account", "6222", RegionCode.Parse("62"));
        await Road.InBatch(async batch =>
        {
            await keys.CopyInto(batch, written.Rows, CancellationToken.None);
            await indexes.CopyInto(batch, [new("account", index, id.Value, 1)], CancellationToken.None);
            return true;
        }, CancellationToken.None);

        var found = (await indexes.Find("account", [index], 10, CancellationToken.None)).Single();
        var rows = (await keys.Load([new(found.VerificationId)], CancellationToken.None))[id];
        using var read = vault.Unwrap(id, rows);
        Assert.That(read.Open(found.MemberOrdinal, "evidence/1/0", envelope), Is.EqualTo("证据"u8.ToArray()));
        Assert.That(await indexes.Find("account", [vault.BlindIndex("account", "6222", RegionCode.Parse("61"))], 10, CancellationToken.None), Is.Empty);
    }
}
