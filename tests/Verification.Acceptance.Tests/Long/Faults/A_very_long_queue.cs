using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using NUnit.Framework;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Verification.Platform.Messaging;
using Verification.TestKit;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>E40: a million messages wait in the broker before the first process comes.</summary>
/// <remarks>
/// Working off a million takes half an hour of two processors and shows nothing after its first minutes. So it is worked off for two
/// minutes; then the processes are told to stop, somebody takes out what still waits and notes which messages that were. Every other one
/// of the million must be stored and decided.
/// </remarks>
[SupportedOSPlatform("linux")]
[LongSuite(Suite, Seed)]
public sealed partial class A_very_long_queue
{
    private const string Suite = "long-queue";
    private const int Seed = 40;
    private const int Queued = 1_000_000;
    private const int Short = 30_000;
    private const int Warm = 10_000;
    private const int WindowMax = 2_000;
    private const ushort TakenOutAtOnce = 20_000;
    private const double SlowerMin = 0.8;
    private static readonly TimeSpan WorkedOffFor = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    [Test]
    public async Task Is_worked_off_at_the_usual_rate()
    {
        await using var folder = await ServerFolder.Make();
        await using var broker = await BrokerCluster.Start(folder, 1);
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 200, Seed, broker: broker.Broker));
        var size = new { queued = Queued, processes = 2, workedOffForSeconds = WorkedOffFor.TotalSeconds, comparedWithAQueueOf = Short };
        var seen = await WorkOff(run, broker.Nodes[0]);
        await FaultSuite.Judge(
            Suite, Seed, run, size, (_, _) => new
            {
                secondsToQueue = Math.Round(seen.ToQueue.TotalSeconds),
                ratePerSecondFromAShortQueue = Math.Round(seen.ShortRate),
                ratePerSecondFromAMillion = Math.Round(seen.LongRate),
                ratio = Math.Round(seen.LongRate / seen.ShortRate, 2),
                passRatioAtLeast = SlowerMin,
                takenOutUnread = seen.TakenOut,
                brokerMemoryPeakMiB = seen.MemoryPeak >> 20,
                brokerMemoryLimitMiB = seen.MemoryLimit >> 20,
            }, bodies: false);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.LongRate, Is.GreaterThanOrEqualTo(SlowerMin * seen.ShortRate));
            Assert.That(seen.MemoryPeak, Is.LessThanOrEqualTo(seen.MemoryLimit), "memory of the broker");
        }
    }

    private static async Task<Seen> WorkOff(FaultRun run, BrokerNode node)
    {
        var shortRate = await RateFromAShortQueue(run);
        await using var memory = MemoryWatch.Begin(node);
        var began = Stopwatch.GetTimestamp();
        var sent = await Queue(run, "e40", Queued);
        var toQueue = Stopwatch.GetElapsedTime(began);
        var decided = await Decided(run);
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        var longRate = await Rate(run, decided, WorkedOffFor);
        await Task.WhenAll(run.Services.Select(run.Retire));
        var takenOut = await TakeOut(run);
        var peak = await memory.Peak();

        // Of the others every one has been promised, and no process had it when the rest was taken out.
        foreach (var one in sent.Where(one => !takenOut.Contains(one.Message)))
            run.Journal.Note(run.Journal.Note(one.Request), SentOutcome.Promised);
        run.Did("a million messages waited", takenOut.Count > 0 && sent.Count == Queued);
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        return new(shortRate, longRate, toQueue, takenOut.Count, peak, await Number(node, "vm_memory_monitor:get_memory_limit()"));
    }

    private static async Task<double> RateFromAShortQueue(FaultRun run)
    {
        foreach (var (_, request) in await Queue(run, "e40-short", Short))
            run.Journal.Note(run.Journal.Note(request), SentOutcome.Promised);
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        var rate = await Rate(run, before: 0, Patience, enough: Short - Warm);
        await run.Until("the short queue is empty", async () => await Decided(run) == Short, Patience);
        await Task.WhenAll(run.Services.Select(run.Retire));
        return rate;
    }

    /// <summary>Decisions a second once the processes are warm, for so long or until so many are made.</summary>
    private static async Task<double> Rate(FaultRun run, long before, TimeSpan during, long enough = Queued)
    {
        await run.Until("the processes are warm", async () => await Decided(run) >= before + Warm, Patience);
        var (first, began) = (await Decided(run), Stopwatch.GetTimestamp());
        await run.Until(
            "enough is worked off to tell the rate",
            async () => Stopwatch.GetElapsedTime(began) >= during || await Decided(run) >= before + enough, during + Patience);
        return (await Decided(run) - first) / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static Task<long> Decided(FaultRun run) => run.Stage.Count("select count(*) from round");

    /// <summary>Sends so many different requests as fast as the broker confirms them; their bodies are not kept.</summary>
    private static async Task<IReadOnlyList<(Guid Message, SentRequest Request)>> Queue(FaultRun run, string name, int count)
    {
        await using var connection = await new ConnectionFactory { Uri = run.Stage.Broker, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new(true, true, outstandingPublisherConfirmationsRateLimiter: null));
        var sent = new List<(Guid, SentRequest)>(count);
        foreach (var window in run.City.Prompt(name, count).Chunk(WindowMax))
        {
            await Task.WhenAll(window.Select(request => Publish(channel, request)));
            sent.AddRange(window.Select(request => (
                IdOf(request), new SentRequest(request.Submitter, request.RequestId, request.By, default) { RawDigest = request.RawDigest, Household = request.Household })));
        }

        return sent;
    }

    private static async Task Publish(IChannel channel, SentRequest request)
    {
        var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent, ContentType = "application/json", MessageId = $"{IdOf(request)}" };
        await channel.BasicPublishAsync(Topology.Requests, Topology.KeyOne, mandatory: true, properties, request.Body);
    }

    private static Guid IdOf(SentRequest request) => new(request.RawDigest.AsSpan(0, 16));

    /// <summary>Takes out what waits; answers which messages those were.</summary>
    private static async Task<IReadOnlySet<Guid>> TakeOut(FaultRun run)
    {
        await using var connection = await new ConnectionFactory { Uri = run.Stage.Broker, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicQosAsync(0, TakenOutAtOnce, global: false);
        var waiting = await channel.MessageCountAsync(Topology.Intake);
        var taken = new HashSet<Guid>();
        var all = new TaskCompletionSource();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            taken.Add(Guid.Parse(message.BasicProperties.MessageId!));
            if (taken.Count % (TakenOutAtOnce / 4) == 0 || taken.Count == waiting)
                await channel.BasicAckAsync(message.DeliveryTag, multiple: true);
            if (taken.Count == waiting)
                all.TrySetResult();
        };
        await channel.BasicConsumeAsync(Topology.Intake, autoAck: false, consumer);
        await all.Task.WaitAsync(Patience, TimeProvider.System);
        return taken;
    }

    private static async Task<long> Number(BrokerNode node, string expression) =>
        long.Parse(Digits().Match(await node.Evaluate(expression)).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Digits();

    /// <summary>Looks at the broker's memory again and again until the run ends, whichever way.</summary>
    private sealed class MemoryWatch : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly Task<long> _watching;

        private MemoryWatch(BrokerNode node) => _watching = Watch(node);

        public static MemoryWatch Begin(BrokerNode node) => new(node);

        /// <summary>Ends the watch; the most memory it saw.</summary>
        public async Task<long> Peak()
        {
            await _end.CancelAsync();
            return await _watching;
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await ((Task)_watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _end.Dispose();
        }

        private async Task<long> Watch(BrokerNode node)
        {
            var peak = 0L;
            while (!_end.IsCancellationRequested)
            {
                peak = Math.Max(peak, await Number(node, "vm_memory_monitor:get_process_memory()"));
                await Task.Delay(LookEvery, TimeProvider.System, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return peak;
        }
    }

    private sealed record Seen(double ShortRate, double LongRate, TimeSpan ToQueue, int TakenOut, long MemoryPeak, long MemoryLimit);
}
