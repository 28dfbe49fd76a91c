using NUnit.Framework;
using Verification.Assessment;
using Verification.TestKit;

namespace Verification.Tests.Assessment;

public sealed class The_reason_catalogue
{
    [Test]
    public void Says_every_code_in_both_languages() =>
        Approval.Verify(string.Join("\n\n", ReasonCatalogue.All.Select(p => $"{p.Key}\n  {p.Value.Zh}\n  {p.Value.En}")), "Reasons");

    [Test]
    public void Carries_no_figure_of_anybody() =>
        Assert.That(ReasonCatalogue.All.Where(p => p.Value.Zh.Any(char.IsAsciiDigit) || p.Value.En.Any(char.IsAsciiDigit)), Is.Empty);
}
