using System.Text.RegularExpressions;
using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Tidiness;

/// <summary>What lies where, how long it is, and what must not be in it.</summary>
[TestFixture]
internal sealed partial class The_checkout
{
    private static readonly string[] TopLevel =
    [
        "src", "tests", "contracts", "k8s", "Verification.sln", "README.md", "LICENSE", "run", "test", ".ci",
        "global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig", ".gitignore",
    ];
    private static readonly string[] FoldersByKind =
        ["Interfaces", "Services", "Models", "Dtos", "DTOs", "Helpers", "Utils", "Common", "Managers", "Entities", "Repositories"];

    [Test]
    public void Its_top_level_holds_nothing_else() =>
        Assert.That(Checkout.Files.Select(file => file.Split('/')[0]).Distinct().Except(TopLevel), Is.Empty);

    [Test]
    public void Continuous_integration_has_one_way_in() =>
        Assert.That(Checkout.Files.Where(file => file.StartsWith(".ci/", StringComparison.Ordinal)), Is.EqualTo(new[] { ".ci/run" }));

    [Test]
    public void A_folder_is_a_step_of_the_work_and_not_a_kind_of_type() =>
        Assert.That(Checkout.Files.Where(file => file.Split('/').Intersect(FoldersByKind).Any()), Is.Empty);

    [Test]
    public void No_file_is_longer_than_four_hundred_lines() =>
        Assert.That(
            Checkout.Sources("src", "tests", "contracts").Where(file => Checkout.LinesOf(file) > 400),
            Is.Empty);

    [Test]
    public void Most_files_are_short()
    {
        var lengths = Checkout.Sources("src", "contracts").Select(Checkout.LinesOf).Order().ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lengths[lengths.Length / 2], Is.LessThanOrEqualTo(60), "median");
            Assert.That(lengths[lengths.Length * 9 / 10], Is.LessThanOrEqualTo(150), "nine of ten");
        }
    }

    [Test]
    public void Nothing_is_left_for_later() =>
        Assert.That(Checkout.Files.Where(file => !IsBinary(file) && LeftForLater().IsMatch(Checkout.Read(file))), Is.Empty);

    [Test]
    public void Every_file_ends_its_lines_the_same_way() =>
        Assert.That(Checkout.Files.Where(file => !IsBinary(file) && Checkout.Read(file).Contains('\r', StringComparison.Ordinal)), Is.Empty);

    private static bool IsBinary(string file) => Path.GetExtension(file) is ".png" or ".gz" or ".zip" or ".pdf";

    // Split, so that this file does not find itself.
    [GeneratedRegex(@"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeftForLater();
}
