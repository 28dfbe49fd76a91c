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

    [TestCase("Host=a,b", "primary", 1, 5, TestName = "Lead_to_the_primary_of_several_hosts")]
    [TestCase("Host=a,b;Target Session Attributes=any;Host Recheck Seconds=3;Timeout=9", "any", 3, 9, TestName = "Say_themselves_which_of_several_hosts_is_wanted")]
    [TestCase("Host=a", null, 10, 15, TestName = "Of_one_host_are_the_drivers")]
    public void Of_hosts_are_made_for_a_failover(string connectionString, string? wanted, int recheckSeconds, int connectSeconds)
    {
        var settings = Connections.Settings(connectionString);
        Assert.That(
            (settings.TargetSessionAttributes, settings.HostRecheckSeconds, settings.Timeout), Is.EqualTo((wanted, recheckSeconds, connectSeconds)));
    }
}
