using NUnit.Framework;
using RabbitMQ.Client;
using Verification.Platform.Messaging;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>E18: an operator deletes the queue of single requests while both edges read it.</summary>
public sealed class When_the_work_queue_is_deleted
{
    private const string Suite = "queue-deleted";
    private const int Seed = 18;
    private static readonly string[] Edges = ["masstransit", "rabbitmq"];
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RestWithin = TimeSpan.FromSeconds(240);

    [Test]
    public async Task Both_edges_read_again_and_everything_completes()
    {
        await using var run = await Begin();
        await Play(run, times: 1, perSecond: 40);
    }

    [Test]
    [LongSuite(Suite, Seed)]
    public async Task Again_and_again_nothing_is_lost_that_is_sent_again()
    {
        await using var run = await Begin();
        var back = await Play(run, times: 5, perSecond: 40);
        var record = await run.Rest(RestWithin);
        LongResults.Write(Suite, Seed, new
        {
            deleted = back.Count,
            slowestBackSeconds = Math.Round(back.Max().TotalSeconds, 1),
            passAtMostSeconds = BackWithin.TotalSeconds,
            run = FaultRun.Figures(record),
        });
        TestKit.Checking.Promises.MustHold(record);
    }

    private static async Task<FaultRun> Begin() =>
        await FaultRun.Serving(await LoadedStage.Set(seed: Seed), [.. Edges.Select(edge => new ServeAs { Edge = edge })]);

    /// <summary>Deletes it so often under load, and sends again whatever was not answered: a deleted queue takes along what waited in it.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> Play(FaultRun run, int times, int perSecond)
    {
        var back = new List<TimeSpan>();
        for (var i = 0; i < times; i++)
        {
            await using var load = SteadyLoad.Begin(run, $"deleted-{i}", perSecond);
            await Until.Holds(() => run.Journal.Promised > (i + 1) * perSecond / 2, RestWithin, "requests are on their way");
            back.Add(await Delete(run));
            await load.End(RestWithin);
        }

        var answered = run.Journal.Heard.Select(m => m.RequestId).ToHashSet(StringComparer.Ordinal);
        await run.Amqp.Send([.. run.Journal.Sent.Where(r => !answered.Contains(r.RequestId))], 0, CancellationToken.None);
        TestKit.Checking.Promises.MustHold(await run.Rest(RestWithin));
        return back;
    }

    private static async Task<TimeSpan> Delete(FaultRun run)
    {
        await using var connection = await new ConnectionFactory { Uri = run.Stage.Broker }.CreateConnectionAsync();
        await using (var channel = await connection.CreateChannelAsync())
        {
            var inHand = await run.InHand();
            var waiting = await channel.QueueDeleteAsync(Topology.Intake, ifUnused: false, ifEmpty: false);
            run.Did("deleted the work queue", inHand + waiting > 0);
        }

        try
        {
            return await Until.Holds(() => AreRead(connection), BackWithin, "both edges read the queue again");
        }
        catch (AssertionException late)
        {
            throw new AssertionException($"{late.Message}\n{run.Log}", late);
        }
    }

    private static async Task<bool> AreRead(IConnection connection)
    {
        await using var channel = await connection.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(Topology.Intake)).ConsumerCount == Edges.Length;
    }
}
