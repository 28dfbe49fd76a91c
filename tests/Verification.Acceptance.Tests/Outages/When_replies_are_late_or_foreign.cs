using NUnit.Framework;
using Verification.Evidence;
using Verification.TestKit;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>E34: replies after the deadline of the call, and replies with another's correlation; each tells of a fortune nobody has.</summary>
[NonParallelizable]
[LongSuite(Suite, Seed)]
public sealed class When_replies_are_late_or_foreign
{
    private const string Suite = "replies-foreign";
    private const int Seed = 34;
    private const int Replies = 10_000;
    private const int PerSecond = 60;
    private static readonly string[] Late = ["tax-wages", "vehicles"];
    private static readonly string[] Foreign = ["bank-deposits", "social-insurance", "housing-fund"];
    private static readonly Misbehaviour[] ForeignWays =
        [Misbehaviour.AnswersForAnotherHousehold, Misbehaviour.AnswersForAnotherPerson, Misbehaviour.AnswersForAnotherSource];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);
    private volatile bool _misbehave;
    private int _turn;

    [Test]
    public async Task Of_ten_thousand_none_is_applied_and_each_is_counted()
    {
        using var figures = new SourceFigures();
        await using var run = await FaultRun.On(await LoadedStage.Set(seed: Seed));
        var size = new { replies = Replies, PerSecond, late = Late, foreign = Foreign };
        var sources = new List<MisbehavingSource>();
        await using var service = await ServiceInProcess.Start(run.Stage, one => Change(one, sources));
        await using var load = SteadyLoad.Begin(run, "replies", PerSecond);
        await Misbehave(run, sources);
        await load.End(Patience);
        var (late, foreign) = (0L, 0L);
        await FaultSuite.Judge(Suite, Seed, run, size, (record, _) =>
        {
            (late, foreign) = (sources.Sum(s => (long)s.TooLate), sources.Sum(s => (long)s.Foreign));
            return new
            {
                lateReplies = late,
                lateRepliesCounted = figures.Dropped("late"),
                foreignReplies = foreign,
                foreignRepliesCounted = figures.Dropped("foreign"),
                misapplied = Promises.Broken(record).Count(v => v.Promise is "P4" or "P5"),
            };
        });
        using (Assert.EnterMultipleScope())
        {
            // A foreign reply to a call that was given up meanwhile is late too; it is counted once, as that.
            Assert.That(figures.Dropped("foreign") + figures.Dropped("late"), Is.EqualTo(foreign + late));
            Assert.That(figures.Dropped("late"), Is.GreaterThanOrEqualTo(late));
        }
    }

    private async Task Misbehave(FaultRun run, List<MisbehavingSource> sources)
    {
        _misbehave = true;
        await Until.Holds(() => sources.Sum(s => s.TooLate + s.Foreign) >= Replies, Patience, "so many wrong replies have been given");
        _misbehave = false;
        run.Did("a reply came too late", sources.Sum(s => s.TooLate) > 0);
        run.Did("a reply bore another's correlation", sources.Sum(s => s.Foreign) > 0);
    }

    /// <summary>No breaker: else most of the wrong replies would never be asked for.</summary>
    private CataloguedSource Change(CataloguedSource one, List<MisbehavingSource> all)
    {
        var late = Late.Contains(one.Settings.Id.Code);
        if (!late && !Foreign.Contains(one.Settings.Id.Code))
            return one;
        var spoiled = new MisbehavingSource(one.Source, () => !_misbehave ? null : late ? Misbehaviour.AnswersTooLate : ForeignWays[Interlocked.Increment(ref _turn) % 3]);
        all.Add(spoiled);
        var never = new BreakerSettings { CallsMin = 1000, FailureRatio = 1, Sampling = TimeSpan.FromMilliseconds(500), Break = TimeSpan.FromMilliseconds(500) };
        return new(spoiled, one.Settings with
        {
            Fast = new() { AttemptTimeout = TimeSpan.FromMilliseconds(100), CallsAtOnceMax = 16, Breaker = never },
            Slow = one.Settings.Slow with { AttemptTimeout = TimeSpan.FromMilliseconds(500), AskAgainAfter = TimeSpan.FromMilliseconds(500), Breaker = never },
        });
    }
}
