using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Tests.Assessment;
using Verification.Tests.Policy;
using Verification.Vocabulary;

namespace Verification.Tests.Concealment;

[TestFixture]
public sealed class Yields_as_law
{
    private const string Block = """
        concealment:
          visits_a_week: 6
          stake_unknown: 500.00 yuan/month
          article: 通知 第9条
          topics:
            - { topic: large-outflow, chance: 25%, takes: all, at_least: 20000.00 yuan, within_months: 12, article: 通知 第9条 }
            - { topic: consumption, chance: 100%, takes: size, status: assumed }

        """;

    [Test]
    public void Are_read_with_their_articles()
    {
        using var law = Law();
        var rule = ((PackInForce.Found)law.Load().InForce(RegionCode.Parse("620502"), new(2020, 6, 15))).Pack.Concealment;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((rule.VisitsAWeek, rule.StakeUnknown, rule.Article), Is.EqualTo((6, Money.Of(500m), "通知 第9条")));
            Assert.That(rule.Topics.Select(t => (t.Chance, t.TakesAll, t.AtLeast.Yuan, t.WithinMonths, t.Article)), Is.EqualTo(new[]
            {
                (0.25m, true, 20_000m, 12, (string?)"通知 第9条"), (1m, false, 0m, 12, null),
            }));
        }
    }

    [Test]
    public void Are_none_where_no_law_states_them()
    {
        using var law = new SmallLaw();
        var rule = ((PackInForce.Found)law.Load().InForce(RegionCode.Parse("620502"), new(2020, 6, 15))).Pack.Concealment;
        Assert.That((rule.Topics.Count, rule.VisitsAWeek), Is.EqualTo((0, 8)));
    }

    [TestCase("topic: consumption", "topic: hunch", "pack.bad_word")]
    [TestCase("topic: consumption", "topic: large-outflow", "pack.duplicate_entry")]
    [TestCase("chance: 25%", "chance: 0%", "pack.bad_value")]
    [TestCase("chance: 25%", "chance: 101%", "pack.bad_value")]
    [TestCase("chance: 25%", "chance: 3 months", "pack.unit_clash")]
    [TestCase("chance: 25%, ", "", "pack.missing_key")]
    [TestCase("at_least: 20000.00 yuan", "at_least: 20000.00 yuan/month", "pack.unit_clash")]
    [TestCase("within_months: 12", "within_months: 37", "pack.bad_value")]
    [TestCase("within_months: 12", "within_months: 0", "pack.bad_value")]
    [TestCase("visits_a_week: 6", "visits_a_week: 0", "pack.bad_value")]
    [TestCase("visits_a_week: 6", "visits_a_week: 101", "pack.bad_value")]
    [TestCase("takes: size", "takes: half", "pack.bad_word")]
    [TestCase("stake_unknown: 500.00 yuan/month", "stake_unknown: 500.00 yuan", "pack.unit_clash")]
    [TestCase(", status: assumed", "", "pack.no_article")]
    [TestCase("takes: size", "takes: size, hope: 1", "pack.unknown_key")]
    public void Are_refused_with_a_code_when_they_make_no_sense(string good, string bad, string code)
    {
        using var law = Law().With(SmallLaw.Nation, good, bad);
        Assert.That(law.Faults().Select(f => f.Code), Does.Contain(code));
    }

    [Test]
    public void Are_no_names_a_formula_may_use()
    {
        using var law = Law().With(SmallLaw.Nation, "sum(members: income.member) / count(members)", "sum(members: income.member) / count(members) + concealment.stake_unknown");
        Assert.That(law.Faults(), Is.Not.Empty);
    }

    [Test]
    public void Are_assumed_in_the_packs_of_this_checkout_and_listed_by_no_verdict() =>
        Assert.That(
            Cases.Tianshui.Concealment.Topics.All(t => t.Article is null) && !Cases.Tianshui.AssumedNames.Any(n => n.Contains("concealment", StringComparison.Ordinal)),
            Is.True);

    private static SmallLaw Law() => new SmallLaw().With(SmallLaw.Nation, "labour: {}\n", "labour: {}\n" + Block);
}
