using NUnit.Framework;
using Verification.Assessment.Packs.Cases;

namespace Verification.Tests.Assessment;

public sealed class The_cases_of_the_packs
{
    private static IEnumerable<TestCaseData> All => Named(Cases.Library.Cases);

    private static IEnumerable<TestCaseData> Demonstrated => Named(Demonstration.Library.Cases.Except(Cases.Library.Cases, new ByPlace()));

    [TestCaseSource(nameof(All))]
    public void Come_out_as_the_law_says(PackCase given) =>
        Assert.That(CaseRun.Of(Cases.Library, given).Differences, Is.Empty);

    [TestCaseSource(nameof(Demonstrated))]
    public void Of_demonstration_law_come_out_as_it_says(PackCase given) =>
        Assert.That(CaseRun.Of(Demonstration.Library, given).Differences, Is.Empty);

    [Test]
    public void Have_a_name_each() =>
        Assert.That(Demonstration.Library.Cases.GroupBy(c => c.Name).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);

    private static IEnumerable<TestCaseData> Named(IEnumerable<PackCase> cases) =>
        cases.Select(c => new TestCaseData(c).SetArgDisplayNames($"{c.Name} {c.At}"));

    private sealed class ByPlace : IEqualityComparer<PackCase>
    {
        public bool Equals(PackCase? x, PackCase? y) => x?.At == y?.At;

        public int GetHashCode(PackCase given) => given.At.GetHashCode(StringComparison.Ordinal);
    }
}
