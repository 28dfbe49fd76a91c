using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Tests.Policy;

/// <summary>A level may change what is opened to it, and nothing the engine or the catalogue says.</summary>
public sealed class When_law_reaches_too_far
{
    [TestCase("age", "70 years")]
    [TestCase("unrecorded", "0.00 yuan/month")]
    [TestCase("wage", "0.00 yuan/month")]
    [TestCase("dibao.reached", "yes")]
    [TestCase("receiving.dibao", "yes")]
    [TestCase("overridden.imputation", "yes")]
    public void A_value_cannot_take_a_name_of_the_engine(string name, string value)
    {
        using var law = new SmallLaw().With(SmallLaw.City, "values:\n", $"values:\n  {name}: {{ value: {value}, article: 通知 第2条 }}\n");
        Assert.That(law.Faults().Select(f => f.Code), Does.Contain("pack.name_taken"));
    }

    [Test]
    public void Two_items_of_income_cannot_have_one_name()
    {
        using var law = new SmallLaw().With(
            SmallLaw.Nation, "    - { item: pension,", "    - { item: wage, kinds: [platform-payout], article: 办法 第4条 }\n    - { item: pension,");
        Assert.That(law.Faults().Select(f => f.Code), Does.Contain("pack.name_taken"));
    }

    [Test]
    public void The_sentences_of_the_catalogue_are_not_for_packs_to_write()
    {
        using var law = new SmallLaw().With(
            SmallLaw.City, "cases:\n", "reasons:\n  - { code: income.below_standard, zh: 别的话, en: other words }\ncases:\n");
        Assert.That(law.Faults().Select(f => f.Code), Does.Contain("pack.name_taken"));
    }

    [Test]
    public void A_circle_only_a_flag_would_enter_is_found()
    {
        using var law = new SmallLaw()
            .With(SmallLaw.Nation, "holds: \"count(members) < 2\"", "holds: \"round.a > 1.00 yuan/month\"")
            .With(SmallLaw.Nation, "quantities:\n", """
                quantities:
                  - { quantity: round.a, unit: yuan/month, means: { zh: 甲, en: a }, value: round.b, article: 办法 第9条 }
                  - { quantity: round.b, unit: yuan/month, means: { zh: 乙, en: b }, value: round.a, article: 办法 第9条 }

                """);
        Assert.That(law.Faults().Select(f => f.Code), Does.Contain("pack.circle"));
    }

    [TestCase("0 months")]
    [TestCase("37 months")]
    [TestCase("0.5 months")]
    [TestCase("9999999999 months")]
    public void The_months_of_a_programme_make_sense(string months)
    {
        using var law = new SmallLaw()
            .With(SmallLaw.Nation, "  income.divisor:", $"  dibao.months: {{ value: {months}, article: 办法 第1条 }}\n  income.divisor:")
            .With(
                SmallLaw.Nation, "    amount: {",
                "    look_back: { months: dibao.months, divisor: dibao.months, counts_month_of_application: income.counts_month_of_application }\n    amount: {");
        Assert.That(law.Faults().Select(f => f.Code), Is.SupersetOf(new[] { "pack.bad_value" }).Or.SupersetOf(new[] { "pack.unit_clash" }));
    }

    [Test]
    public void A_floor_of_nothing_anybody_sets_is_a_fault()
    {
        using var law = new SmallLaw().With(
            SmallLaw.Nation, "  income.divisor:", "  dibao.least: { value: 500.00 yuan/month, floor_of: dibao.standart, article: 办法 第1条 }\n  income.divisor:");
        Assert.That(law.Faults().Select(f => f.Code), Does.Contain("pack.unknown_floor"));
    }

    [Test]
    public void An_assumed_mark_is_assumed_law()
    {
        using var law = new SmallLaw()
            .With(SmallLaw.Nation, "quantities:\n", "marks:\n  - { mark: severe, facts: [{ fact: disability, values: [\"*-1\"] }], status: assumed }\nquantities:\n")
            .With(SmallLaw.Nation, "holds: income.per_head < dibao.standard", "holds: \"income.per_head < dibao.standard or any(obligors: obligor.severe)\"");
        Assert.That(
            law.Load(LawMode.Production).InForce(RegionCode.Parse("620502"), new(2020, 6, 15), [new("dibao")]), Is.EqualTo(PackInForce.AssumedInProduction));
    }
}
