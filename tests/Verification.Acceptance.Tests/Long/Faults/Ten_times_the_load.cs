using System.Diagnostics;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>E38: ten times the load over HTTP for a minute; before and after it a load that is served easily.</summary>
/// <remarks>
/// Calls leave at their time whether or not earlier ones were answered, and latencies count from that time. Nobody asks again: whoever was
/// refused was promised nothing. The callers share the two processors with the service and its servers, so the base is 100 a second.
/// </remarks>
[LongSuite(Suite, Seed)]
public sealed class Ten_times_the_load
{
    private const string Suite = "overload";
    private const int Seed = 38;
    private const int BasePerSecond = 100;
    private const int Times = 10;
    private const double SlowerMax = 3;
    private const double BackTo = 0.95;
    private const int SecondsInARow = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Over = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RefusedWithin = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(5);

    [Test]
    public async Task Is_refused_early_and_over_soon()
    {
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 200, Seed));
        var size = new
        {
            BasePerSecond, overPerSecond = Times * BasePerSecond, seconds = Over.TotalSeconds, processes = 2, specified = "2,000/s for 5 min over a base of 200/s",
        };
        var (before, over, after) = await Offer(run);
        var (slower, refused, back) = (over.P99(SentOutcome.Promised) / before.P99(SentOutcome.Promised), over.P99(SentOutcome.Busy), after.BackAfter());
        await FaultSuite.Judge(Suite, Seed, run, size, (_, _) => new
        {
            baseAcceptedPerSecond = before.PerSecond(SentOutcome.Promised),
            overAcceptedPerSecond = over.PerSecond(SentOutcome.Promised),
            overOutcomes = over.Calls.GroupBy(c => c.Outcome).ToDictionary(g => $"{g.Key}", g => g.Count()),
            baseP99Milliseconds = Math.Round(before.P99(SentOutcome.Promised)),
            overAcceptedP99Milliseconds = Math.Round(over.P99(SentOutcome.Promised)),
            timesSlower = Math.Round(slower, 1),
            passTimesSlowerAtMost = SlowerMax,
            refusalP99Milliseconds = Math.Round(refused, 1),
            refusalMedianMilliseconds = Math.Round(over.Percentile(SentOutcome.Busy, 0.5), 1),
            passRefusalMilliseconds = RefusedWithin.TotalMilliseconds,
            secondsUntilBaseRateIsBack = back,
            passBackWithinSeconds = BackWithin.TotalSeconds,
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(slower, Is.LessThanOrEqualTo(SlowerMax), "accepted calls are slower by");
            Assert.That(refused, Is.LessThanOrEqualTo(RefusedWithin.TotalMilliseconds), "99 of 100 refusals came within");
            Assert.That(back, Is.LessThanOrEqualTo(BackWithin.TotalSeconds), "the base rate is back after");
        }
    }

    private static async Task<(Offered Before, Offered Over, Offered After)> Offer(FaultRun run)
    {
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        await Offer(run, "warm", BasePerSecond, WarmUp);
        var before = await Offer(run, "before", BasePerSecond, Base);
        var over = await Offer(run, "over", Times * BasePerSecond, Over);
        run.Did("ten times the load", over.Calls.Any(c => c.Outcome != SentOutcome.Promised));
        return (before, over, await Offer(run, "after", BasePerSecond, After));
    }

    private static async Task<Offered> Offer(FaultRun run, string name, int perSecond, TimeSpan during)
    {
        var calls = new List<Task<Call>>();
        var began = Stopwatch.GetTimestamp();
        foreach (var request in run.City.Prompt($"e38-{name}", (int)(perSecond * during.TotalSeconds), SentBy.Http))
        {
            var due = TimeSpan.FromSeconds((double)calls.Count / perSecond);
            if (due - Stopwatch.GetElapsedTime(began) is var early && early > Late)
                await Task.Delay(early, TimeProvider.System, CancellationToken.None);
            calls.Add(Make(run, request, began, due));
        }

        return new(await Task.WhenAll(calls), during);
    }

    private static async Task<Call> Make(FaultRun run, SentRequest request, long began, TimeSpan due)
    {
        run.Journal.Note(request);
        var outcome = await run.Http.SendOnce(request, CancellationToken.None);
        run.Journal.Note(request, outcome);
        return new(due, outcome, Stopwatch.GetElapsedTime(began) - due);
    }

    private sealed record Call(TimeSpan Due, SentOutcome Outcome, TimeSpan Took);

    private sealed record Offered(IReadOnlyList<Call> Calls, TimeSpan During)
    {
        public double PerSecond(SentOutcome outcome) => Math.Round(Calls.Count(c => c.Outcome == outcome) / During.TotalSeconds, 1);

        public double P99(SentOutcome outcome) => Percentile(outcome, 0.99);

        public double Percentile(SentOutcome outcome, double share)
        {
            var took = Calls.Where(c => c.Outcome == outcome).Select(c => c.Took.TotalMilliseconds).Order().ToList();
            return took.Count == 0 ? 0 : took[(int)(took.Count * share)];
        }

        /// <summary>Seconds until so many of the calls of each second are accepted again, and in so many seconds in a row; all of them when never.</summary>
        public int BackAfter()
        {
            var good = Enumerable.Range(0, (int)During.TotalSeconds).Select(second => IsServed(Calls.Where(c => (int)c.Due.TotalSeconds == second).ToList())).ToList();
            return Enumerable.Range(0, good.Count).FirstOrDefault(second => good.Skip(second).Take(SecondsInARow).Count(g => g) == SecondsInARow, good.Count);
        }

        private static bool IsServed(List<Call> ofASecond) =>
            ofASecond.Count(c => c.Outcome == SentOutcome.Promised && c.Took < TimeSpan.FromSeconds(1)) >= BackTo * ofASecond.Count;
    }
}
