using System.Security.Cryptography;
using NUnit.Framework;
using Verification.Platform.Crashes;

namespace Verification.Tests.Platform;

/// <summary>A process ends where its environment says, and nowhere else.</summary>
[TestFixture]
internal sealed class Crash_points
{
    private static readonly byte[] Poison = "poison"u8.ToArray();
    private static readonly string Digest = Convert.ToHexStringLower(SHA256.HashData(Poison));

    [Test]
    public void None_is_armed_unless_the_environment_says_so() =>
        Assert.That((CrashPoints.Armed, ArmedCrash.Parse(null, out var fault), fault), Is.EqualTo(((ArmedCrash?)null, (ArmedCrash?)null, (string?)null)));

    [Test]
    public void An_armed_one_strikes_at_its_passage_only()
    {
        var armed = ArmedCrash.Parse("after-commit:3", out _)!;
        Assert.That(
            Enumerable.Range(0, 5).Select(_ => armed.Strikes(CrashPoint.AfterCommit)), Is.EqualTo(new[] { false, false, true, false, false }));
    }

    [Test]
    public void Another_point_is_passed_unharmed()
    {
        var armed = ArmedCrash.Parse("after-commit", out _)!;
        Assert.That(CrashPoint.All.Where(armed.Strikes), Is.EqualTo(new[] { CrashPoint.AfterCommit }));
    }

    [Test]
    public void Only_the_body_it_names_counts()
    {
        var armed = ArmedCrash.Parse($"after-receive:2:{Digest[..8]}", out _)!;
        byte[][] bodies = ["innocent"u8.ToArray(), Poison, "innocent"u8.ToArray(), Poison];
        Assert.That(bodies.Select(b => armed.Strikes(CrashPoint.AfterReceive, b)), Is.EqualTo(new[] { false, false, false, true }));
    }

    [TestCase("nowhere")]
    [TestCase("after-commit:0")]
    [TestCase("after-commit:x")]
    [TestCase("after-commit:1:ab")]
    [TestCase("after-receive:1:AB")]
    [TestCase("after-receive:1:ab:1")]
    public void A_crash_nobody_knows_is_a_wrong_setting(string text)
    {
        Assert.That(ArmedCrash.Parse(text, out var fault), Is.Null);
        Assert.That(fault, Does.Contain(CrashPoints.Variable));
    }

    [Test]
    public void What_is_armed_can_be_read_back() => Assert.That(
        new[] { "after-commit", "in-copy:7", "after-receive:1:ab12" }.Select(t => ArmedCrash.Parse(t, out _)!.ToString()),
        Is.EqualTo(new[] { "after-commit:1", "in-copy:7", "after-receive:1:ab12" }));
}
