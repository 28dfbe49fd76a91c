using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>A service with sources that answer at once, and what most benches need beside it.</summary>
internal sealed record Warm(ProductChild Product, Measurement Measurement, LoadDriver Driver) : IAsyncDisposable
{
    /// <summary>Starts it and lets the compiler settle by as many households as given.</summary>
    /// <param name="beside">A floor whose CPU is told apart, when one runs.</param>
    public static async Task<Warm> Start(
        Order order, Ground ground, TimeProvider clock, IReadOnlyList<Prepared> warming, string sourcesFile, CancellationToken ct, FloorChild? beside = null)
    {
        var driver = new LoadDriver(ground.Broker, clock);
        var product = await ProductChild.Start(ground, order.Program, sourcesFile, order.Edge, clock, ct);
        var servers = await Programs.Find(ground.Owner, ground.Broker, ct);
        var measurement = new Measurement(ground, driver, servers with { Product = product.Id, Floor = beside?.Id ?? 0 }, clock);
        await measurement.AtFullSpeed(Side.Product, warming, ct);
        await measurement.Settle(ct);
        return new(product, measurement, driver);
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Driver.DisposeAsync();
    }
}
