using NUnit.Framework;
using Verification.Platform.Database;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Connection_settings
{
    [TestCase("Host=db", 64, TestName = "Prepare_statements_by_default")]
    [TestCase("Host=db;Max Auto Prepare=0", 0, TestName = "Prepare_nothing_when_told_so")]
    [TestCase("Host=db;Maximum Pool Size=5;Max Auto Prepare=7", 7, TestName = "Keep_what_the_string_says")]
    public void Are_taken_from_the_string_first(string connectionString, int prepared) =>
        Assert.That(Connections.Settings(connectionString).MaxAutoPrepare, Is.EqualTo(prepared));
}
