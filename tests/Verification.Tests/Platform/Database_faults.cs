using System.Net.Sockets;
using Npgsql;
using NUnit.Framework;
using Verification.Platform.Database;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Database_faults
{
    [TestCase("08006", FaultKind.Transient)]
    [TestCase("40001", FaultKind.Transient)]
    [TestCase("40P01", FaultKind.Transient)]
    [TestCase("53300", FaultKind.Transient)]
    [TestCase("55P03", FaultKind.Transient)]
    [TestCase("57P01", FaultKind.Transient)]
    [TestCase("25006", FaultKind.Transient)]
    [TestCase("25P03", FaultKind.Transient)]
    [TestCase("25P02", FaultKind.Ours)]
    [TestCase("22021", FaultKind.BadRow)]
    [TestCase("22P05", FaultKind.BadRow)]
    [TestCase("23514", FaultKind.Ours)]
    [TestCase("23502", FaultKind.Ours)]
    [TestCase("42P01", FaultKind.Ours)]
    [TestCase("42501", FaultKind.Ours)]
    [TestCase("0A000", FaultKind.Ours)]
    [TestCase("54000", FaultKind.Ours)]
    [TestCase("58030", FaultKind.Ours)]
    [TestCase("XX000", FaultKind.Ours)]
    [TestCase("P0001", FaultKind.Ours)]
    public void Are_sorted_by_their_sqlstate(string sqlState, FaultKind kind) =>
        Assert.That(DatabaseFault.Classify(new PostgresException("no matter", "ERROR", "ERROR", sqlState)), Is.EqualTo(kind));

    [TestCase("23505")]
    [TestCase("23514")]
    public void With_a_named_constraint_are_the_rows_fault(string sqlState)
    {
        var fault = new PostgresException("no matter", "ERROR", "ERROR", sqlState, constraintName: "ask_state_known");
        Assert.That(DatabaseFault.Classify(fault), Is.EqualTo(FaultKind.BadRow));
    }

    [Test]
    public void Without_a_sqlstate_are_the_network()
    {
        Assert.That(DatabaseFault.Classify(new NpgsqlException("broken", new IOException())), Is.EqualTo(FaultKind.Transient));
        Assert.That(DatabaseFault.Classify(new TimeoutException()), Is.EqualTo(FaultKind.Transient));
        Assert.That(DatabaseFault.Classify(new SocketException()), Is.EqualTo(FaultKind.Transient));
    }

    [Test]
    public void Of_a_commit_leave_it_unknown() =>
        Assert.That(DatabaseFault.Classify(new CommitUnknown(new IOException())), Is.EqualTo(FaultKind.CommitUnknown));

    [Test]
    public void Of_any_other_kind_are_ours() =>
        Assert.That(DatabaseFault.Classify(new InvalidOperationException()), Is.EqualTo(FaultKind.Ours));
}
