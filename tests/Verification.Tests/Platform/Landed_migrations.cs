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

    /// <remarks>A number may be missing: what is made side by side takes numbers apart, and a landed script keeps its own.</remarks>
    [Test]
    public void Are_numbered_each_with_its_own_number() =>
        Assert.That(Migrator.Scripts.Select(s => s.Name[..5]), Is.Unique.And.Ordered.And.All.Match("^[0-9]{4}_$"));

    private static string Digest(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));
}
