using NUnit.Framework;
using Verification.Assessment.Packs.Cases;

namespace Verification.Tests.Assessment;

public sealed class The_cases_of_the_packs
{
    private static IEnumerable<TestCaseData> All => Cases.Library.Cases.Select(c => new TestCaseData(c).SetArgDisplayNames($"{c.Name} {c.At}"));

    [TestCaseSource(nameof(All))]
    public void Come_out_as_the_law_says(PackCase given) =>
        Assert.That(CaseRun.Of(Cases.Library, given).Differences, Is.Empty);
}
