using System.Reflection;
using System.Text.RegularExpressions;
using Verification.Architecture.Tests.House;
using Verification.Platform.Crashes;

namespace Verification.Architecture.Tests.Walls;

/// <summary>Each named point of the road is passed at exactly the place it says, so that a crash there tries what its name promises.</summary>
[TestFixture]
internal sealed partial class Crash_points
{
    [TestCaseSource(nameof(Names))]
    public void Each_is_passed_once_where_it_says(string field)
    {
        var point = (CrashPoint)typeof(CrashPoint).GetField(field)!.GetValue(null)!;
        var passages = Checkout.Sources("src")
            .SelectMany(file => Passage().Matches(Checkout.Code(file)).Where(m => m.Groups["point"].Value == field).Select(_ => file))
            .Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.That(passages, Is.EqualTo(new[] { point.Place }));
    }

    [Test]
    public void Each_is_in_the_list_once() => Assert.That(
        CrashPoint.All, Is.EquivalentTo(Names().Select(name => typeof(CrashPoint).GetField(name)!.GetValue(null))).And.Unique);

    [Test]
    public void Each_name_is_its_own() => Assert.That(CrashPoint.All.Select(p => p.Name), Is.Unique.And.All.Match("^[a-z]+(-[a-z]+)*$"));

    [Test]
    public void Nothing_we_deliver_arms_one()
    {
        var elsewhere = Checkout.Files.Where(file =>
            !file.StartsWith("tests/", StringComparison.Ordinal) && !file.EndsWith("CrashPoints.cs", StringComparison.Ordinal)
            && Checkout.Read(file).Contains(CrashPoints.Variable, StringComparison.Ordinal));
        Assert.That(elsewhere, Is.Empty);
    }

    private static IEnumerable<string> Names() =>
        typeof(CrashPoint).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name);

    [GeneratedRegex(@"\bPass\(CrashPoint\.(?<point>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Passage();
}
