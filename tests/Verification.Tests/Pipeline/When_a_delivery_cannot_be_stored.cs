using NUnit.Framework;
using Npgsql;
using Verification.Pipeline.Fencing;
using Verification.Vocabulary;

namespace Verification.Tests.Pipeline;

[TestFixture]
public sealed class When_a_delivery_cannot_be_stored
{
    private static readonly Exception[] Its = [new BrokenPromise("over it"), new InvalidOperationException(), Server("22021")];
    private static readonly Exception[] Others = [new TimeoutException(), new NpgsqlException("away"), Server("57P01"), Server("42P01"), new IOException()];

    [TestCaseSource(nameof(Its))]
    public void A_fault_that_would_come_again_lets_it_rest(Exception fault) => Assert.That(DeliveryFault.LiesWithIt(fault));

    [TestCaseSource(nameof(Others))]
    public void A_fault_of_what_it_stands_on_is_waited_for(Exception fault) => Assert.That(DeliveryFault.LiesWithIt(fault), Is.False);

    private static PostgresException Server(string sqlState) => new("", "ERROR", "ERROR", sqlState);
}
