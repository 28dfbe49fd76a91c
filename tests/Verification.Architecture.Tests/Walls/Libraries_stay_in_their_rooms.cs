using ArchUnitNET.Domain;
using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Walls;

/// <summary>A library is named in few places, so that it can be changed there.</summary>
[TestFixture]
internal sealed class Libraries_stay_in_their_rooms
{
    [Test]
    public void The_bus_is_known_to_messaging_and_to_consumers_only()
    {
        var others = Compiled.Types.Where(type =>
            !Within(type, "Verification.Platform.Messaging") && !Ends(type, "Consumer"));

        Assert.That(Compiled.Using(others, "MassTransit"), Is.Empty);
    }

    [Test]
    public void The_brokers_client_is_known_where_queues_are_looked_at()
    {
        var others = Compiled.Types.Where(type =>
            Compiled.Room(type) is not ("Verification.Platform" or "Verification.Host" or "Verification.Yardstick")
            && !Within(type, "Verification.Pipeline.Doors") && !Within(type, "Verification.Sources.AmqpRpc"));

        Assert.That(Compiled.Using(others, "RabbitMQ.Client"), Is.Empty);
    }

    [Test]
    public void Sql_is_spoken_by_stores_and_queries_only()
    {
        var others = Compiled.Types.Where(type =>
            Compiled.Room(type) is not ("Verification.Platform" or "Verification.Yardstick")
            && !Within(type, "Verification.Sources.SqlView")
            && !(Compiled.Room(type) == "Verification.City" && Ends(type, "Loader"))
            && !Ends(type, "Store") && !Ends(type, "Queries"));

        Assert.That(Compiled.Using(others, "Npgsql", "Dapper"), Is.Empty);
    }

    [Test]
    public void An_adapter_never_sees_our_database_or_our_bus()
    {
        var adapters = Compiled.In("Verification.Sources").Concat(Compiled.In("Verification.Sources.Kit"));

        Assert.That(Compiled.Using(adapters, "Verification.Platform", "MassTransit"), Is.Empty);
    }

    [Test]
    public void The_bus_tells_its_vendor_nothing()
    {
        var buses = Checkout.Sources("src").Select(Checkout.Code).Where(code => code.Contains("AddMassTransit(", StringComparison.Ordinal)).ToArray();

        Assert.That(buses, Is.Not.Empty.And.All.Contains(".DisableUsageTelemetry()"));
    }

    private static bool Within(IType type, string space) =>
        type.Namespace.FullName == space || type.Namespace.FullName.StartsWith(space + ".", StringComparison.Ordinal);

    private static bool Ends(IType type, string suffix) => Compiled.FileName(type).EndsWith(suffix, StringComparison.Ordinal);
}
