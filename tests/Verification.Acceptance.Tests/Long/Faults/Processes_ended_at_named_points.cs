using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using Verification.Platform.Crashes;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>E03: processes end at each named point of the road, tour after tour, at changing passages.</summary>
/// <remarks>
/// Fifty ends at each of sixteen points are eight hundred starts of a process, half an hour of two processors: the tours go on for three
/// minutes, every point as often as every other, and the result says how often.
/// </remarks>
[LongSuite(Suite, Seed)]
public sealed class Processes_ended_at_named_points
{
    private const string Suite = "crash-points";
    private const int Seed = 3;
    private const int PassageMax = 5;
    private const int AtOnce = 8;
    private static readonly TimeSpan ToursFor = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    // These are passed seldom: a second passage would be waited for in vain.
    private static readonly CrashPoint[] Rare = [CrashPoint.AfterClaim, CrashPoint.AfterAnswer, CrashPoint.AfterKeep, CrashPoint.AfterRelaying];

    [Test]
    public async Task Leave_nothing_that_the_next_does_not_finish()
    {
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 200, Seed));
        var size = new { secondsOfTours = ToursFor.TotalSeconds, pointsAtOnce = AtOnce, passageMax = PassageMax, specified = "50 ends at each point" };
        var rounds = await Tour(run);
        await FaultSuite.Judge(Suite, Seed, run, size, (record, _) =>
        {
            var atPoints = record.Faults.Where(f => CrashPoint.All.Any(p => p.Name == f.What)).ToList();
            return new { rounds, points = CrashPoint.All.Count, ended = atPoints.Sum(f => f.Times), endedThere = atPoints.Sum(f => f.Hits) };
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Done.Select(f => f.What), Is.SupersetOf(CrashPoint.All.Select(p => p.Name)));
            Assert.That(run.Done.Where(f => f.Hits < f.Times), Is.Empty, "every armed process ended at its point");
        }
    }

    /// <summary>Whole rounds over all points, so long; answers how many.</summary>
    private static async Task<int> Tour(FaultRun run)
    {
        var chance = new Random(Seed);
        var began = Stopwatch.GetTimestamp();
        var rounds = 0;
        for (; Stopwatch.GetElapsedTime(began) < ToursFor; rounds++)
        {
            foreach (var points in CrashPoint.All.Chunk(AtOnce))
            {
                await Task.WhenAll(run.Services.Select(run.Retire));
                var name = string.Create(CultureInfo.InvariantCulture, $"e03-{rounds}-{points[0].Name}");
                await new CrashTour(run, name, points, p => Rare.Contains(p) ? 1 : 1 + chance.Next(PassageMax)).Travel(Patience);
            }
        }

        return rounds;
    }
}
