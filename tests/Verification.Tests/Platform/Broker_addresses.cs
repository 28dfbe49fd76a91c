using NUnit.Framework;
using Verification.Platform.Messaging;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Broker_addresses
{
    [TestCase("amqp://u:p@one/v", "one:5672", TestName = "Name_one_node")]
    [TestCase("amqps://u:p@one/v", "one:5671", TestName = "Of_a_secured_node_have_its_port")]
    [TestCase("amqp://u:p@one:5673/v?also=two:5674,three", "one:5673 two:5674 three:5672", TestName = "Name_every_node_of_a_cluster")]
    public void Lead_to_nodes(string address, string nodes) =>
        Assert.That(string.Join(' ', new BrokerOptions(new Uri(address)).Nodes.Select(n => $"{n.Host}:{n.Port}")), Is.EqualTo(nodes));

    [TestCase("amqp://u:p@one/v?heartbeat=5")]
    [TestCase("amqp://u:p@one/v?also=")]
    [TestCase("amqp://u:p@one/v?also=two/w")]
    [TestCase("amqp://u:p@one/v?also=two:port")]
    public void With_anything_else_are_refused(string address) =>
        Assert.That(() => new BrokerOptions(new Uri(address)), Throws.TypeOf<FormatException>());
}
