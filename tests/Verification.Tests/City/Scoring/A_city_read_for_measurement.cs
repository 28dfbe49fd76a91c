using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.City;
using Verification.City.Scoring;
using Verification.City.Scoring.Counting;
using Verification.City.Scoring.Reading;
using Verification.City.Scoring.Showing;
using Verification.Tests.Assessment;
using Verification.TestKit.Requests;

namespace Verification.Tests.Cities.Scoring;

public sealed class A_city_read_for_measurement
{
    private string _folder = "";

    [SetUp]
    public async Task Generate()
    {
        _folder = Directory.CreateTempSubdirectory("scored").FullName;
        await CityGenerator.Generate(60, 5, _folder, null, CancellationToken.None);
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Is_counted_whole_and_the_same_again()
    {
        var first = await Score();
        var again = await Score();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Households, Is.EqualTo(60));
            Assert.That(first.Officers, Is.EqualTo(1));
            Assert.That(first.Ways, Has.Count.EqualTo(6));
            Assert.That(first.Referred.Part, Is.GreaterThan(0));
            Assert.That(ScoreJson.Of(again), Is.EqualTo(ScoreJson.Of(first)));
        }
    }

    [Test]
    public async Task Has_no_more_visits_than_its_officers_make() => Assert.That((await Score(officers: 3)).Visits, Is.EqualTo(96));

    [TestCase("city.json")]
    [TestCase("requests.jsonl")]
    [TestCase("registries/bank-deposits.csv")]
    public async Task Is_refused_without_a_file_of_its_own(string file)
    {
        File.Delete(Path.Combine(_folder, file));

        Assert.That(await Faults(), Has.Some.Matches<CityFault>(f => f!.Code == "VR-CITY-001" && f.File == file));
    }

    [TestCase("{\"format\":3}")]
    [TestCase("{\"format\":\"1\"}")]
    [TestCase("[1]")]
    [TestCase("{")]
    public async Task Is_refused_in_a_format_nobody_knows(string heading)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "city.json"), heading);

        Assert.That((await Faults()).Select(f => (f.Code, f.File)), Is.EqualTo(new[] { ("VR-CITY-002", "city.json") }));
    }

    [Test]
    public async Task Is_refused_without_a_column_of_the_truth()
    {
        await Change("truth.csv", lines => [lines[0].Replace("entitled", "titled", StringComparison.Ordinal), .. lines[1..]]);

        Assert.That(await Faults(), Has.Some.Matches<CityFault>(f => f is { Code: "VR-CITY-003", File: "truth.csv", Line: 1 }));
    }

    [Test]
    public async Task Tells_the_line_of_a_truth_about_nobody()
    {
        await Change("truth.csv", lines => [.. lines, $"nobody{lines[^1]}"]);

        var fault = (await Faults()).Single();

        Assert.That((fault.Code, fault.File, fault.Line), Is.EqualTo(("VR-CITY-006", "truth.csv", 62)));
    }

    [Test]
    public async Task Tells_the_line_of_a_household_without_a_truth()
    {
        await Change("truth.csv", lines => lines[..^1]);

        var fault = (await Faults()).Single();

        Assert.That((fault.Code, fault.File, fault.Line), Is.EqualTo(("VR-CITY-007", "requests.jsonl", 60)));
    }

    [Test]
    public async Task Tells_the_line_of_a_truth_given_twice()
    {
        await Change("truth.csv", lines => [.. lines, lines[^1]]);

        Assert.That((await Faults()).Select(f => (f.Code, f.Line)), Is.EqualTo(new[] { ("VR-CITY-008", (int?)62) }));
    }

    [TestCase("truth.csv", "yes", "maybe")]
    [TestCase("registries/bank-deposits.csv", "deposit", "treasure")]
    [TestCase("requests.jsonl", "\"purpose\":\"assistance\"", "\"purpose\":\"curiosity\"")]
    [TestCase("delays.csv", "bank-deposits", "bank-deposits\",\"")]
    public async Task Never_repeats_what_it_could_not_read(string file, string good, string bad)
    {
        await Change(file, lines => [.. lines.Select((line, i) => i == 0 && file != "requests.jsonl" ? line : line.Replace(good, bad, StringComparison.Ordinal))]);
        var faults = await Faults();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults, Is.Not.Empty.And.All.Matches<CityFault>(f => f!.File == file && f.Line > 0));
            Assert.That(faults.Select(f => f.What.Zh + f.What.En), Has.None.Contains("620599").And.None.Contains(bad));
        }
    }

    [Test]
    public async Task Tells_the_first_hundred_faults_and_not_all()
    {
        await Change("truth.csv", lines => [lines[0], .. Enumerable.Repeat(lines[1], 200)]);

        Assert.That(await Faults(), Has.Count.EqualTo(100));
    }

    private async Task Change(string file, Func<string[], string[]> change)
    {
        var path = Path.Combine(_folder, file);
        await File.WriteAllLinesAsync(path, change(await File.ReadAllLinesAsync(path)));
    }

    private async Task<CityScore> Score(int? officers = null) => ((CityScoreOutcome.Scored)await Outcome(officers)).Score;

    private async Task<IReadOnlyList<CityFault>> Faults() => ((CityScoreOutcome.Refused)await Outcome(null)).Faults;

    private Task<CityScoreOutcome> Outcome(int? officers) => CityScoring.Score(
        _folder, Path.Combine(_folder, "truth.csv"), Cases.Library, officers, new FakeTimeProvider(ARequest.ReceivedAt), null, CancellationToken.None);
}
