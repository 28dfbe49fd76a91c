using System.Text.RegularExpressions;
using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Tidiness;

/// <summary>A test runs always, waits for nothing but conditions and hides nothing.</summary>
[TestFixture]
internal sealed partial class Test_code
{
    private static readonly string[] Tests = [.. Checkout.Sources("tests")];

    [Test]
    public void No_test_is_switched_off() => Assert.That(Tests.Where(file => SwitchedOff().IsMatch(Checkout.Code(file))), Is.Empty);

    [Test]
    public void No_test_sleeps() => Assert.That(Tests.Where(file => Sleeps().IsMatch(Checkout.Code(file))), Is.Empty);

    [Test]
    public void No_test_depends_on_the_order_of_tests() => Assert.That(Tests.Where(file => Ordered().IsMatch(Checkout.Code(file))), Is.Empty);

    [Test]
    public void Nobody_silences_a_banned_symbol() =>
        Assert.That(
            Checkout.Sources("src", "tests", "contracts").Where(file => Silenced().IsMatch(Checkout.Read(file))),
            Is.Empty);

    [GeneratedRegex(@"\[\s*(Ignore|Explicit)\b|Assert\.Inconclusive|,\s*(Ignore|Explicit)\s*[\],(]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"Thread\.Sleep|SpinWait|Task\.Delay\(\s*\w+\s*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sleeps();

    [GeneratedRegex(@"\[\s*Order\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ordered();

    [GeneratedRegex("(pragma warning disable|SuppressMessage).*RS" + "0030", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Silenced();
}
