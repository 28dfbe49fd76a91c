using Npgsql;
using RabbitMQ.Client;
using Verification.Yardstick.Orders;

namespace Verification.Yardstick.Floor;

/// <summary>
/// The hand-written floor: the fastest honest road from a request to a stored, published verdict that the client libraries allow.
/// </summary>
/// <remarks>
/// Three overlapping workers, up to 200 requests a batch without lingering, one COPY transaction, verdicts confirmed, requests
/// acknowledged after their verdicts' confirms: the unacknowledged request is the outbox. No validation, consent, law, sealing, index or
/// arbiter: all that the service does beyond this is what the ratio prices.
/// </remarks>
internal static class FloorProcess
{
    public const string Requests = "floor.requests";
    public const string Verdicts = "floor.verdicts";
    private const int Workers = 3;

    public static async Task<int> Run(TimeProvider clock, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(Order.Variable("VERIFICATION_DATABASE"));
        var factory = new ConnectionFactory
        {
            Uri = new Uri(Order.Variable("VERIFICATION_BROKER")), AutomaticRecoveryEnabled = false, ClientProvidedName = "yardstick floor",
        };
        await using var connection = await factory.CreateConnectionAsync(ct);
        var workers = new List<Task>();
        for (var i = 0; i < Workers; i++)
        {
            var worker = await FloorWorker.Start(connection, new FloorStore(database), clock, ct);
            workers.Add(worker.Work(ct));
        }

        await Console.Out.WriteLineAsync("ready".AsMemory(), ct);
        try
        {
            // A worker that fails ends the floor, and with it the bench: a floor that limps measures nothing.
            var ended = await Task.WhenAny(workers);
            await ended;
            return 0;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return 0;
        }
    }
}
