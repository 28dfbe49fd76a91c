using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.City;
using Verification.City.Scoring;
using Verification.City.Scoring.Counting;
using Verification.City.Scoring.Reading;
using Verification.TestKit.Requests;
using Verification.Tests.Assessment;

namespace Verification.Tests.Cities.Scoring;

public sealed class Verdicts_somebody_published
{
    private string _folder = "";

    [OneTimeSetUp]
    public async Task Generate()
    {
        _folder = Directory.CreateTempSubdirectory("published").FullName;
        await CityGenerator.Generate(60, 5, _folder, null, CancellationToken.None);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Are_counted_beside_the_engine_and_every_difference_is_named()
    {
        var truth = (await File.ReadAllLinesAsync(Path.Combine(_folder, "truth.csv"))).Skip(1).Select(line => line.Split(',')).ToList();
        var (rightly, wrongly) = (truth.Where(t => t[6] == "no" && t[7] == "ineligible").ToList(), "con-02-equal");

        // Everybody refused, but for one who is granted wrongly and one nobody says anything of.
        var score = await Score([.. truth.Where(t => t[0] != "con-25").Select(t => $"{t[0]},{(t[0] == wrongly ? "eligible" : "ineligible")},")]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(score.Published, Is.EqualTo(new Share(truth.Count - 1, truth.Count)));
            Assert.That(score.Decided.WrongGrants.Part, Is.EqualTo(1));
            Assert.That(score.Decided.WrongRefusals.Part, Is.EqualTo(truth.Count(t => t[6] == "yes" && t[0] != "con-25")));
            Assert.That(score.EngineDecided.WrongRefusals.Part, Is.Zero);
            Assert.That(score.Differences.Select(d => d.RequestId), Does.Contain(wrongly).And.Contain("con-01").And.Not.Contain("con-25"));
            Assert.That(score.Differences.Select(d => d.RequestId).Intersect(rightly.Select(t => t[0]).Where(id => id != wrongly)), Is.Empty);
        }
    }

    [TestCase("567.00", false)]
    [TestCase("566.99", true)]
    [TestCase("", false)]
    public async Task Differ_in_the_amount_when_they_say_one(string payable, bool differs)
    {
        var score = await Score([$"con-01,eligible,{payable}"]);

        Assert.That(score.Differences.Select(d => (d.RequestId, d.Engine, d.Published)), differs
            ? Is.EqualTo(new[] { ("con-01", "eligible 567.00", "eligible 566.99") })
            : Is.Empty);
    }

    [TestCase("con-01,eligible,\ncon-01,review,", "VR-CITY-008")]
    [TestCase("con-01,granted,", "VR-CITY-004")]
    [TestCase("con-01,eligible,12.345", "VR-CITY-004")]
    [TestCase("somebody,eligible,", "VR-CITY-011")]
    public async Task Are_refused_with_the_line_when_they_cannot_be_read(string rows, string code)
    {
        var outcome = await Outcome(rows.Split('\n'));

        Assert.That(((CityScoreOutcome.Refused)outcome).Faults.Select(f => (f.Code, f.File)), Is.EqualTo(new[] { (code, "verdicts.csv") }));
    }

    [Test]
    public async Task Say_nothing_where_none_were_given()
    {
        var score = (CityScoreOutcome.Scored)await CityScoring.Score(_folder, Truth, Cases.Library, null, Clock, null, CancellationToken.None);

        Assert.That(score.Score.Published, Is.Null);
    }

    private string Truth => Path.Combine(_folder, "truth.csv");

    private static FakeTimeProvider Clock => new(ARequest.ReceivedAt);

    private async Task<PublishedScore> Score(string[] rows) => ((CityScoreOutcome.Scored)await Outcome(rows)).Score.Published!;

    private async Task<CityScoreOutcome> Outcome(string[] rows)
    {
        var path = Path.Combine(_folder, "verdicts.csv");
        await File.WriteAllLinesAsync(path, ["request_id,outcome,payable", .. rows]);
        return await CityScoring.Score(
            _folder, Truth, Cases.Library, null, await PublishedVerdicts.Read(path, CancellationToken.None), Clock, null, CancellationToken.None);
    }
}
