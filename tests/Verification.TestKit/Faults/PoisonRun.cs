using System.Security.Cryptography;
using NUnit.Framework;
using RabbitMQ.Client;
using Verification.Platform.Messaging;
using Verification.TestKit.BadInput;
using Verification.TestKit.Running;

namespace Verification.TestKit.Faults;

/// <summary>Poison for a fault run: puts it into the queues, and starts the service again and again while a body ends it.</summary>
public static class PoisonRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Puts poison into its queue and notes that it must come to rest.</summary>
    public static async Task Poison(this FaultRun run, IReadOnlyList<Poison> poison)
    {
        await using var connection = await Connect(run);
        await using var channel = await connection.CreateChannelAsync(new(true, true, outstandingPublisherConfirmationsRateLimiter: null));
        await Task.WhenAll(poison.Select(async (one, at) =>
        {
            var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent, MessageId = $"poison/{one.RequestId}" };
            await channel.BasicPublishAsync(Topology.Requests, one.Key, mandatory: true, properties, one.Body);
        }));
        foreach (var one in poison)
        {
            run.Injected(one.Rests);
        }
    }

    /// <summary>Takes every message of the intake and gives it back, so that the broker counts it as often as if a process had died with it.</summary>
    public static async Task HandOver(this FaultRun run, int times)
    {
        await using var connection = await Connect(run);
        for (var time = 0; time < times; time++)
        {
            await using var channel = await connection.CreateChannelAsync();
            ulong last = 0;
            while (await channel.BasicGetAsync(Topology.Intake, autoAck: false) is { } message)
            {
                last = message.DeliveryTag;
            }

            await channel.BasicNackAsync(last, multiple: true, requeue: true);
        }
    }

    /// <summary>How the service must be started so that this body ends it.</summary>
    public static string EndedBy(byte[] body) => $"before-asking:1:{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}";

    /// <summary>Starts the service until it lives on with nothing left to do; answers how many processes died before.</summary>
    public static async Task<int> LivesUntil(this FaultRun run, ServeAs how, int livesMax, Func<Task<bool>> isDone)
    {
        for (var deaths = 0; deaths <= livesMax; deaths++)
        {
            await run.LetLeasesPass();
            var service = (await run.Start(how)).Single();
            await run.Until("dying or being done", async () => service.HasEnded || await isDone(), Patience);
            if (!service.HasEnded)
                return deaths;
            await run.UntilCrashed(service, "a body ended the process", Patience);
        }

        throw new AssertionException($"Still dying after {livesMax} lives.\n{run.Log}");
    }

    private static Task<IConnection> Connect(FaultRun run) =>
        new ConnectionFactory { Uri = run.Stage.Broker, AutomaticRecoveryEnabled = false, ClientProvidedName = "poisoner" }.CreateConnectionAsync();
}
