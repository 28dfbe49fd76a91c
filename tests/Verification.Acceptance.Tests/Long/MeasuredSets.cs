using System.Globalization;
using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.City;
using Verification.City.Scoring;
using Verification.City.Scoring.Counting;
using Verification.City.Scoring.Showing;
using Verification.TestKit;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long;

/// <summary>Cities of lives measured set by set, their truth worked out by a program of its own.</summary>
/// <param name="households">A city.</param>
/// <param name="seeds">The cities of each set.</param>
internal sealed class MeasuredSets(int households, IReadOnlyList<int> seeds)
{
    private readonly PackLibrary _library = PackLibrary.Load(Repository.PathOf("src", "packs")) is PackLibraryResult.Loaded loaded
        ? loaded.Library
        : throw new AssertionException("the packs of the checkout are faulty");

    public async Task<IReadOnlyList<SetScore>> Of(IEnumerable<string> sets)
    {
        var measured = new List<SetScore>();
        foreach (var set in sets)
        {
            measured.Add(await Of(set));
            await TestContext.Progress.WriteLineAsync($"{set} {TimeProvider.System.GetUtcNow():HH:mm:ss}");
        }

        return measured;
    }

    /// <summary>Writes the tables and the curve of the first set beside each other.</summary>
    public static async Task Show(IReadOnlyList<SetScore> sets, string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "score.md"), ScoreMarkdown.Of(sets));
        await File.WriteAllTextAsync(Path.Combine(folder, "score.svg"), ScoreCurves.Of(sets[0]));
    }

    /// <summary>A setting of the surroundings, <c>VERIFICATION_SCORE_NAME</c>; null: not given.</summary>
    public static string? Setting(string name) =>
        Environment.GetEnvironmentVariable($"VERIFICATION_SCORE_{name}") is { Length: > 0 } said ? said : null;

    public static int Households(int usual) => int.Parse(Setting("HOUSEHOLDS") ?? $"{usual}", CultureInfo.InvariantCulture);

    // Two cities at a time: each is read on one core, and both cores are to be used.
    private async Task<SetScore> Of(string set)
    {
        var scores = new CityScore[seeds.Count];
        await Parallel.ForAsync(0, seeds.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (i, ct) =>
            scores[i] = await OfOne(set, seeds[i], ct));
        return SetScore.Of(set, scores);
    }

    private async Task<CityScore> OfOne(string set, int seed, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("scored").FullName;
        try
        {
            await LivesGenerator.Generate(set, households, seed, folder, null, ct);
            await Executable.Shell(new Dictionary<string, string>(), $"python3 -B tests/city-truth/truth.py '{folder}' > '{folder}/truth.csv'");
            return await CityScoring.Score(folder, Path.Combine(folder, "truth.csv"), _library, null, TimeProvider.System, null, ct) switch
            {
                CityScoreOutcome.Scored scored => scored.Score,
                CityScoreOutcome.Refused refused => throw new AssertionException($"set {set}, seed {seed}: {refused.Faults[0]}"),
                _ => throw new AssertionException("neither scored nor refused"),
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
