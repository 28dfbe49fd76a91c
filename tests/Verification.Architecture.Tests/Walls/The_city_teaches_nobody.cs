using System.Text.RegularExpressions;
using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Walls;

/// <summary>Whatever judges households knows nothing of the city it is measured on, and the city nothing of what judges.</summary>
[TestFixture]
internal sealed partial class The_city_teaches_nobody
{
    // Where verdicts are made: words, the engine, its estimates, the steps, the adapters.
    private static readonly string[] Judges =
    [
        "src/Verification.Vocabulary", "src/Verification.Assessment", "src/Verification.Evidence", "src/Verification.Verdicts", "src/Verification.Intake",
        "src/Verification.Pipeline",
    ];

    [Test]
    public void No_rule_of_law_names_the_city() =>
        Assert.That(Checkout.Files.Where(file => file.StartsWith("src/packs/", StringComparison.Ordinal)).Where(NamesTheCity), Is.Empty);

    [Test]
    public void No_code_that_judges_names_the_city() => Assert.That(Checkout.Sources(Judges).Where(NamesTheCity), Is.Empty);

    [Test]
    public void The_engine_is_compiled_without_the_city() =>
        Assert.That(
            Project.ProductAssemblies.Where(a => a.GetName().Name is "Verification.Assessment" or "Verification.Evidence" or "Verification.Verdicts")
                .SelectMany(a => a.GetReferencedAssemblies()).Select(a => a.Name),
            Has.None.EqualTo("Verification.City"));

    // What measures the engine on a city stands apart from what makes the city.
    private const string Measures = "src/Verification.City/Scoring/";

    [Test]
    public void The_city_knows_neither_engine_nor_packs()
    {
        var city = Checkout.Sources("src/Verification.City").Where(file => !file.StartsWith(Measures, StringComparison.Ordinal)).ToArray();

        Assert.That(city, Is.Not.Empty);
        Assert.That(city.Where(file => KnowsTheEngine().IsMatch(Checkout.Read(file))), Is.Empty);
        Assert.That(city.Where(file => Checkout.Read(file).Contains("City.Scoring", StringComparison.Ordinal)), Is.Empty, "nor what is measured");
    }

    [Test]
    public void What_measures_knows_no_maker_of_cities() => Assert.That(
        Checkout.Sources(Measures.TrimEnd('/')).Where(file => MakesCities().IsMatch(Checkout.Read(file))), Is.Empty);

    private static bool NamesTheCity(string file) => TheCity().IsMatch(Checkout.Read(file));

    [GeneratedRegex(@"City\.(Lives|Plain)\b|LivesGenerator|CityGenerator", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MakesCities();

    // Its assembly, its files, its ids, its unassigned county.
    [GeneratedRegex(
        @"Verification\.City|LivesGenerator|CityGenerator|lives/(persons|income|holdings|faults)|truth\.csv|620599|TSL-|TSH-|lives-[a-z]|city-truth",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TheCity();

    [GeneratedRegex(@"Verification\.(Assessment|Evidence|Verdicts|Pipeline|Intake)\b|PackLibrary|src/packs|\.yaml""\s*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KnowsTheEngine();
}
