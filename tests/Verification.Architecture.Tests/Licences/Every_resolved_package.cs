using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Licences;

/// <summary>What we ship and build with may be used by anybody, and stays so when a version moves.</summary>
[TestFixture]
internal sealed class Every_resolved_package
{
    private static readonly string[] Allowed =
        ["MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PostgreSQL", "MS-PL", "MPL-2.0"];

    // Packages that carry a file instead of an expression; somebody has read it, at this version or an earlier one.
    private static readonly Dictionary<string, string> Reviewed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CommandLineParser"] = "MIT",
        ["Microsoft.DotNet.PlatformAbstractions"] = "MIT",
    };

    [Test]
    public void Carries_a_licence_we_may_use() =>
        Assert.That(ResolvedPackage.All.Where(package => !IsAllowed(LicenceOf(package))), Is.Empty);

    [Test]
    public void Is_not_a_bus_that_must_be_paid_for()
    {
        var paid = ResolvedPackage.All.Where(package =>
            package.Id.StartsWith("MassTransit", StringComparison.OrdinalIgnoreCase) && int.Parse(package.Version.Split('.')[0]) >= 9);

        Assert.That(paid, Is.Empty);
    }

    [Test]
    public void Is_known_by_the_lock_file_of_its_project() =>
        Assert.That(Project.All.Select(project => $"{project.Folder}/packages.lock.json").Except(Checkout.Files), Is.Empty);

    [TestCase("MIT", true)]
    [TestCase("MS-PL OR Apache-2.0", true)]
    [TestCase("GPL-3.0-only OR MIT", true)]
    [TestCase("MIT AND BSD-3-Clause", true)]
    [TestCase("MIT AND AGPL-3.0-only", false)]
    [TestCase("AGPL-3.0-only", false)]
    [TestCase("Apache-2.0 WITH LLVM-exception", false)]
    [TestCase("", false)]
    public void Is_judged_by_its_whole_expression(string expression, bool allowed) =>
        Assert.That(IsAllowed(expression), Is.EqualTo(allowed));

    // One of the choices must be wholly allowed. Brackets do not occur; an expression with them is refused and reviewed.
    private static bool IsAllowed(string expression) =>
        expression.Split(" OR ").Any(choice => choice.Split(" AND ").All(part => Allowed.Contains(part.Trim())));

    private static string LicenceOf(ResolvedPackage package) =>
        package.Expression.Length > 0 ? package.Expression : Reviewed.GetValueOrDefault(package.Id, "");
}
