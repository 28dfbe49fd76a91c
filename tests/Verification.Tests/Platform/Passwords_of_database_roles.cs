using NUnit.Framework;
using Verification.Platform.Database;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Passwords_of_database_roles
{
    /// <remarks>The salt, password and iterations of RFC 7677's example; keys computed with another implementation.</remarks>
    [Test]
    public void Become_the_verifier_postgresql_keeps() => Assert.That(
        ScramVerifier.Of("pencil", Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ==")),
        Is.EqualTo("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="));

    [Test]
    public void Outside_printable_ascii_are_refused()
    {
        Assert.That(() => ScramVerifier.Of("密码"), Throws.ArgumentException);
        Assert.That(() => ScramVerifier.Of("a\nb"), Throws.ArgumentException);
    }
}
