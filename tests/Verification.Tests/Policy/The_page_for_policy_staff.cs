using NUnit.Framework;
using Verification.TestKit;
using Verification.Tests.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Policy;

/// <summary>src/packs/README.md is all a policy officer has: what a case may name stands there.</summary>
public sealed class The_page_for_policy_staff
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("src", "packs", "README.md"));

    [Test]
    public void Names_every_kind_of_fact() => Assert.That(FactWords.Kinds.Where(IsMissing), Is.Empty);

    [Test]
    public void Names_every_source_our_law_asks() =>
        Assert.That(Cases.Library.Packs.SelectMany(p => p.Sources).Select(s => s.Id.Code).Distinct(StringComparer.Ordinal).Where(IsMissing), Is.Empty);

    [Test]
    public void Names_the_reasons_for_which_an_allowance_is_refused() =>
        Assert.That(
            Cases.Library.Packs.SelectMany(p => p.Programmes).Where(p => p.Programme.Code is "dibao" or "tekun" or "dibao-edge" or "rigid-expenditure")
                .SelectMany(p => p.Conditions).SelectMany(c => new[] { c.WhenTrue, c.WhenFalse, c.WhenUnknown }).Distinct(StringComparer.Ordinal).Where(IsMissing),
            Is.Empty);

    private static bool IsMissing(string word) => !Page.Contains($"`{word}`", StringComparison.Ordinal);
}
