using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>E04: processes stand still beyond every lease and heartbeat, while others take over, and then go on as if nothing had been.</summary>
/// <remarks>Four of six stand still at once, other four each time: sixteen pauses in the time of four.</remarks>
[LongSuite(Suite, Seed)]
public sealed class Zombies
{
    private const string Suite = "zombie";
    private const int Seed = 4;
    private const int Rounds = 4;
    private const int Processes = 6;
    private const int HeldAtOnce = 4;
    private const int PerSecond = 40;
    private const int Burst = 600;
    private const int Waiting = 20;
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan OthersAreDone = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Test]
    public async Task Write_nothing_twice_when_they_wake()
    {
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 200, Seed));
        var size = new
        {
            PerSecond, burstBeforeEachPause = Burst, waitingPerRound = Waiting, Processes, pauses = Rounds * HeldAtOnce,
            secondsOfEach = Still.TotalSeconds, specified = "200 pauses of 45 s",
        };
        await using var load = SteadyLoad.Begin(run, "e04", PerSecond);
        var held = await HoldAgainAndAgain(run);
        await load.End(Patience);
        await FaultSuite.Judge(Suite, Seed, run, size, (record, _) => new
        {
            inHandOfThoseThatStoodStill = held.Sum(h => h.InHand),
            stillInHandWhenTheyWoke = held.Sum(h => h.AtWaking),
            verdictsTwice = record.Stored.Verdicts.Count - record.Stored.Verdicts.DistinctBy(v => (v.VerificationId, v.Round)).Count(),
        });
        Assert.That(held.Sum(h => h.AtWaking), Is.LessThan(held.Sum(h => h.InHand)), "others took over what stood still");
    }

    private static async Task<IReadOnlyList<(long InHand, long AtWaking)>> HoldAgainAndAgain(FaultRun run)
    {
        await run.Start([.. Enumerable.Range(0, Processes).Select(i => new ServeAs { Edge = i % 2 == 0 ? "masstransit" : "rabbitmq" })]);
        var held = new List<(long, long)>();
        for (var round = 0; round < Rounds; round++)
        {
            var deadline = TimeProvider.System.GetUtcNow() + Still + Still;
            await using var sender = new AmqpSender(run.Stage.Broker, run.Journal);
            await sender.Send(run.City.Waiting($"e04-{round}", Waiting, deadline), perSecond: 0, CancellationToken.None);
            await run.Burst($"e04-{round}", Burst);
            var victims = Enumerable.Range(0, HeldAtOnce).Select(i => run.Services[(round + i) % Processes]).ToList();
            await Task.WhenAll(victims.Select(v => v.Freeze()));

            // What the two others hold they have decided by then; the rest is in the hands of those that stand still.
            await Task.Delay(OthersAreDone, TimeProvider.System, CancellationToken.None);
            var inHand = await run.InHand();
            await Task.Delay(Still - OthersAreDone, TimeProvider.System, CancellationToken.None);
            var atWaking = await run.InHand();
            await Task.WhenAll(victims.Select(v => v.Thaw()));
            run.Did("held four of six processes for 45 s", inHand > PerSecond && atWaking < inHand);
            held.Add((inHand, atWaking));
        }

        return held;
    }
}
