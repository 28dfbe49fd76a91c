using System.Globalization;
using System.Text.Json;
using Verification.Architecture.Tests.House;
using Verification.TestKit;

namespace Verification.Architecture.Tests.Tidiness;

/// <summary>Speed is told in figures that a command has printed.</summary>
public sealed class Benches
{
    [TestCase("city")]
    [TestCase("latency")]
    [TestCase("hang")]
    [TestCase("memory")]
    [TestCase("growth")]
    [TestCase("scale")]
    [TestCase("start")]
    public void Have_committed_results(string bench) =>
        Assert.That(LongResults.FileOf($"bench-{bench}"), Does.Exist, $"run verification bench {bench} and commit what it writes");

    [Test]
    public void Keep_the_engine_within_its_budget()
    {
        using var engine = Read("bench-engine");
        var figures = engine.RootElement.GetProperty("figures");
        var afresh = figures.GetProperty("afreshOnTwoCores");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(figures.GetProperty("rules").GetInt32(), Is.GreaterThanOrEqualTo(40));
            Assert.That(figures.GetProperty("oneCore").GetProperty("fromAnswersToDigest").GetProperty("perSecond").GetInt64(), Is.GreaterThanOrEqualTo(50_000));
            Assert.That(afresh.GetProperty("seconds").GetDouble(), Is.LessThanOrEqualTo(afresh.GetProperty("secondsMax").GetDouble()));
        }
    }

    [Test]
    public void Give_the_README_its_figures()
    {
        var readme = Checkout.Read("README.md");
        using var city = Read("bench-city");
        using var latency = Read("bench-latency");
        using var engine = Read("bench-engine");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(readme, Does.Contain(city.RootElement.GetProperty("figures").GetProperty("ratio").GetProperty("line").GetString()!));
            Assert.That(
                readme,
                Does.Contain(engine.RootElement.GetProperty("figures").GetProperty("oneCore").GetProperty("fromEvidenceToDigest").GetProperty("perSecond").GetInt32()
                    .ToString("N0", CultureInfo.InvariantCulture)));
            Assert.That(readme, Does.Contain($"{latency.RootElement.GetProperty("figures").GetProperty("p50Ratio").GetRawText()} times the floor's"));
        }
    }

    private static JsonDocument Read(string result) => JsonDocument.Parse(File.ReadAllText(LongResults.FileOf(result)));
}
