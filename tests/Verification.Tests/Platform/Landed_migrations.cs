using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using Verification.Platform.Database;
using Verification.TestKit;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Landed_migrations
{
    /// <remarks>A line may be added here; a changed line means an edited script, which databases that ran it would never see.</remarks>
    [Test]
    public void Are_never_edited() => Approval.Verify(
        string.Join('\n', Migrator.Scripts.Select(s => $"{s.Name} {Digest(s.Sql)}")), nameof(Landed_migrations));

    [Test]
    public void Are_numbered_without_a_gap() =>
        Assert.That(Migrator.Scripts.Select(s => s.Name[..5]), Is.EqualTo(Enumerable.Range(1, Migrator.Scripts.Count).Select(i => $"{i:0000}_")));

    private static string Digest(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));
}
