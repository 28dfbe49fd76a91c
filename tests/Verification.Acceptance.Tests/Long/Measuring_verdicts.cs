using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using Verification.City;
using Verification.City.Scoring.Counting;
using Verification.City.Scoring.Showing;
using Verification.TestKit;

namespace Verification.Acceptance.Tests.Long;

/// <summary>Wrong grants, wrong refusals and referrals on twenty cities of every set, beside the goals; nothing is tuned on these seeds.</summary>
/// <remarks>Households a city: VERIFICATION_SCORE_HOUSEHOLDS.</remarks>
[LongSuite(Suite, FirstSeed)]
public sealed class Measuring_verdicts
{
    private const string Suite = "score";
    private const int FirstSeed = 101;
    private const int SeedsOfASet = 20;
    private const int HouseholdsUsual = 2_000;

    [Test]
    public async Task Puts_every_figure_beside_its_goal()
    {
        var clock = Stopwatch.StartNew();
        var households = MeasuredSets.Households(HouseholdsUsual);
        var sets = await new MeasuredSets(households, [.. Enumerable.Range(FirstSeed, SeedsOfASet)]).Of(LivesGenerator.Sets);
        await MeasuredSets.Show(sets, Repository.PathOf("tests", "results"));
        LongResults.Write(Suite, FirstSeed, new
        {
            seeds = $"{FirstSeed}-{FirstSeed + SeedsOfASet - 1}",
            householdsPerCity = households,
            cities = sets.Sum(s => s.Seeds.Count),
            seconds = Math.Round(clock.Elapsed.TotalSeconds),
            goals = GoalOverSets.Of(sets).Select(g => new { g.Name, mean = Rounded(g.Mean), worst = Rounded(g.Worst), bound = Rounded(g.Bound), g.MetByMean, g.MetByWorst }),
            sets = sets.Select(ScoreJson.Kept),
        });

        Assert.That(sets.Select(s => s.Seeds.Count), Has.All.EqualTo(SeedsOfASet));
    }

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 4) : null;
}

/// <summary>The same on the seeds that are for tuning, for whoever changes estimates or law; it leaves the kept results alone.</summary>
/// <remarks>
/// VERIFICATION_SCORE_SETS (<c>A,E</c>, default A), VERIFICATION_SCORE_SEEDS (<c>1-20</c>) and VERIFICATION_SCORE_HOUSEHOLDS; the tables are
/// printed, and lie with the curve in a folder of temporary files.
/// </remarks>
[Category(LongResults.CategoryPrefix + "score-tuning")]
public sealed class Tuning_verdicts
{
    private const int SeedMax = 20;
    private const int HouseholdsUsual = 2_000;

    [Test]
    public async Task Shows_the_same_tables()
    {
        var sets = await new MeasuredSets(MeasuredSets.Households(HouseholdsUsual), Seeds(MeasuredSets.Setting("SEEDS") ?? $"1-{SeedMax}"))
            .Of((MeasuredSets.Setting("SETS") ?? "A").Split(','));
        var folder = Directory.CreateTempSubdirectory("score").FullName;
        await MeasuredSets.Show(sets, folder);
        await TestContext.Progress.WriteLineAsync($"{folder}\n{ScoreMarkdown.Of(sets)}");

        Assert.That(sets, Is.Not.Empty);
    }

    private static IReadOnlyList<int> Seeds(string span)
    {
        int[] ends = [.. span.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture))];
        Assert.That(ends[^1], Is.LessThanOrEqualTo(SeedMax), "higher seeds are kept for publishing");
        return [.. Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)];
    }
}
