using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Verification.Architecture.Tests.House;
using Verification.TestKit;

namespace Verification.Architecture.Tests.Tidiness;

/// <summary>A full-size suite that nobody has run proves nothing.</summary>
public sealed partial class Long_suites
{
    [TestCaseSource(nameof(Suites))]
    public void Have_committed_results(string suite)
    {
        var file = LongResults.FileOf(suite);
        Assert.That(file, Does.Exist, $"run ./test --long {suite} and commit what it writes");
        using var result = JsonDocument.Parse(File.ReadAllText(file));
        Assert.That(
            result.RootElement.EnumerateObject().Select(member => member.Name), Is.SupersetOf(new[] { "suite", "command", "seed", "machine", "date", "figures" }));
        Assert.That(result.RootElement.GetProperty("figures").TryGetProperty(LongResults.BrokeOff, out _), Is.False, "its last run broke off");
    }

    /// <summary>The adapter drops a filter that selects more tests than its limit, 2,000 if nobody says otherwise, and runs everything.</summary>
    [Test]
    public void Are_left_out_of_the_fast_tier_however_many_tests_it_has()
    {
        var limit = int.Parse(Limit().Match(Checkout.Read("tests/run.runsettings")).Groups[1].Value, CultureInfo.InvariantCulture);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Checkout.Read("test"), Does.Contain("--settings \"$root/tests/run.runsettings\" --filter"));
            Assert.That(limit, Is.GreaterThan(100_000));
        }
    }

    [Test]
    public void Give_the_README_its_figures()
    {
        using var result = JsonDocument.Parse(File.ReadAllText(LongResults.FileOf("city")));
        var figures = result.RootElement.GetProperty("figures");
        var readme = Checkout.Read("README.md");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(readme, Does.Contain($"{figures.GetProperty("secondsInAll").GetRawText()} s"));
            Assert.That(readme, Does.Contain($"{figures.GetProperty("summary").GetProperty("householdsPerSecond").GetRawText()} households/s"));
            Assert.That(readme, Does.Contain(result.RootElement.GetProperty("date").GetString()!));
        }
    }

    [Test]
    public void Give_the_README_its_measurement()
    {
        const string Begins = "<!-- tests/results/score.md -->\n";
        const string Ends = "<!-- end of score.md -->";
        var readme = Checkout.Read("README.md");
        var (from, to) = (readme.IndexOf(Begins, StringComparison.Ordinal), readme.IndexOf(Ends, StringComparison.Ordinal));

        Assert.That(from, Is.Positive.And.LessThan(to), "the README has a place for the tables of ./test --long score");
        Assert.That(readme[(from + Begins.Length)..to], Is.EqualTo(Checkout.Read("tests/results/score.md")));
    }

    [Test]
    public void Are_found_in_the_tests() => Assert.That(Suites(), Is.Not.Empty);

    private static IEnumerable<string> Suites() => Checkout.Sources("tests")
        .Select(file => SuiteName().Match(Checkout.Read(file)))
        .Where(match => match.Success)
        .Select(match => match.Groups["suite"].Value)
        .Distinct(StringComparer.Ordinal);

    // A suite names itself in a constant of this name; its category is made of it.
    [GeneratedRegex("<AssemblySelectLimit>([0-9]+)</AssemblySelectLimit>")]
    private static partial Regex Limit();

    [GeneratedRegex("^    private const string Suite = \"(?<suite>[a-z-]+)\";", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex SuiteName();
}
