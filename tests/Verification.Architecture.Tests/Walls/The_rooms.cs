using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Walls;

/// <summary>Which project may refer to which; a new room is added here in the commit that builds it.</summary>
[TestFixture]
internal sealed class The_rooms
{
    private static readonly string[] Words = ["Verification.Vocabulary", "Verification.Contracts"];
    private static readonly string[] BelowSteps = [.. Words, "Verification.Assessment", "Verification.Platform"];
    private static readonly string[] Steps =
        ["Verification.Intake", "Verification.Evidence", "Verification.Verdicts"];
    private static readonly string[] BelowComposers = [.. BelowSteps, .. Steps, "Verification.Sources.Kit", "Verification.Sources"];

    private static readonly Dictionary<string, string[]> MayReferTo = new()
    {
        ["Verification.Vocabulary"] = [],
        ["Verification.Contracts"] = [],
        ["Verification.Assessment"] = Words,
        ["Verification.Platform"] = Words,
        ["Verification.Intake"] = BelowSteps,
        ["Verification.Evidence"] = [.. BelowSteps, "Verification.Sources.Kit"],
        ["Verification.Verdicts"] = BelowSteps,
        ["Verification.Sources.Kit"] = Words,
        ["Verification.Sources"] = [.. Words, "Verification.Sources.Kit"],
        ["Verification.Pipeline"] = BelowComposers,
        ["Verification.City"] = BelowComposers,
        ["Verification.Yardstick"] = Words,
        ["Verification.Host"] = [.. BelowComposers, "Verification.Pipeline", "Verification.City"],
    };

    [Test]
    public void Every_project_has_its_place() =>
        Assert.That(Project.Product.Select(project => project.Name), Is.EquivalentTo(MayReferTo.Keys));

    [TestCaseSource(nameof(Rooms))]
    public void A_room_refers_only_to_rooms_below_it(string room)
    {
        var project = Project.Product.Single(project => project.Name == room);

        Assert.That(project.Projects.Except(MayReferTo[room]), Is.Empty);
    }

    [Test]
    public void A_word_needs_no_package()
    {
        var packages = Project.Product.Where(project => Words.Contains(project.Name)).SelectMany(project => project.Packages);

        Assert.That(packages.Where(package => !package.EndsWith("Analyzers", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_product_never_refers_to_its_tests()
    {
        var tests = Project.All.Except(Project.Product).Select(project => project.Name).ToArray();

        Assert.That(Project.Product.SelectMany(project => project.Projects).Intersect(tests), Is.Empty);
    }

    /// <summary>The city is to measure the engine and its law: neither may know it.</summary>
    [TestCase("src/Verification.Assessment/")]
    [TestCase("src/packs/")]
    public void The_law_and_its_engine_know_no_city(string folder)
    {
        string[] words = ["Verification.City", "lives/", "truth.csv"];
        var knowing = Checkout.Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal))
            .Where(file => words.Any(word => Checkout.Read(file).Contains(word, StringComparison.Ordinal)));

        Assert.That(knowing, Is.Empty);
    }

    private static IEnumerable<string> Rooms() => MayReferTo.Keys;
}
