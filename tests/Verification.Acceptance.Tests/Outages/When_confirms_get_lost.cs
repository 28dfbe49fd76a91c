using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>E14: the broker stores what we publish, and runs of its confirms never reach us. The fast tier tries it on the publisher alone.</summary>
/// <remarks>
/// A later confirm may speak for all before it: one frame lost among many is mended by the next. So every so often a channel loses its
/// voice until we give it up; the share of frames lost is in the result.
/// </remarks>
[LongSuite(Suite, Seed)]
public sealed class When_confirms_get_lost
{
    private const string Suite = "confirms-lost";
    private const int Seed = 14;
    private const int Requests = 9_000;
    private const int PerSecond = 60;
    private const int FramesBetweenRuns = 1_500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    [Test]
    public async Task Verdicts_come_twice_and_whoever_drops_by_message_id_has_each_once()
    {
        var (confirms, dropped, runs) = (0, 0, 0);
        var stage = await LoadedStage.Set(seed: Seed);
        await using var wire = new Wire((stage.Broker.Host, stage.Broker.Port))
        {
            // All connections count together.
            Filter = () => new DroppedConfirms(
                _ => Interlocked.Increment(ref confirms) % FramesBetweenRuns == 0 && Interlocked.Increment(ref runs) > 0,
                () => Interlocked.Increment(ref dropped), untilTheChannelEnds: true),
        };
        await using var run = await FaultRun.On(stage);
        var through = new Dictionary<string, string>(StringComparer.Ordinal) { ["VERIFICATION_BROKER"] = new UriBuilder(stage.Broker) { Port = wire.Port }.Uri.ToString() };
        var size = new { Requests, PerSecond, framesBetweenRuns = FramesBetweenRuns, processes = 2, specified = "1 % of frames" };
        await run.Start(new ServeAs { Edge = "masstransit", Variables = through }, new ServeAs { Edge = "rabbitmq", Variables = through });
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await run.Amqp.Send(run.City.Prompt("confirms", Requests), PerSecond, patience.Token);
        await run.Until("duplicates are heard", () => Task.FromResult(HeardTwice(run) > 0), Patience);
        run.Did("dropped confirms the broker had given", dropped > 0);
        await FaultSuite.Judge(Suite, Seed, run, size, (_, _) => new
        {
            confirmFrames = confirms,
            runsOfFramesDropped = runs,
            framesDropped = dropped,
            percentOfFramesDropped = Math.Round(100.0 * dropped / confirms, 1),
            heardTwice = HeardTwice(run),
            verdictsHeardTwice = run.Journal.Heard.Where(m => m.Type == "VerdictIssued").GroupBy(m => m.MessageId).Count(g => g.Count() > 1),
        });
        Assert.That(HeardTwice(run), Is.Positive);
    }

    private static int HeardTwice(FaultRun run) => run.Journal.Heard.Count - run.Journal.Heard.DistinctBy(m => m.MessageId).Count();
}
