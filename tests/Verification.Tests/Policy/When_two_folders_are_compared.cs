using NUnit.Framework;
using Verification.Assessment.Packs.Comparing;
using Verification.Host.CommandLine;
using Verification.Tests.CommandLine;

namespace Verification.Tests.Policy;

public sealed class When_two_folders_are_compared
{
    [Test]
    public void The_same_law_has_not_changed() => Assert.That(Compare(law => law).AreNone, Is.True);

    [Test]
    public void A_value_shows_what_it_was_and_is_with_its_articles()
    {
        var changes = Compare(law => law.With(SmallLaw.City, "600.00 yuan/month, article: 通知 第1条", "610.00 yuan/month, article: 通知 第2条"));
        Assert.That(changes.Values, Is.EqualTo(new[]
        {
            new LawChange("6205 (620502 620503)", new(2020, 1, 1), "dibao.standard", "600.00 yuan/month (通知 第1条)", "610.00 yuan/month (通知 第2条)"),
        }));
    }

    [Test]
    public void A_new_version_of_a_value_begins_on_its_day()
    {
        var changes = Compare(law => law.With(
            SmallLaw.City, "{ value: 600.00 yuan/month, article: 通知 第1条 }",
            "[{ value: 600.00 yuan/month, from: 2020-01-01, article: 通知 第1条 }, { value: 650.00 yuan/month, from: 2020-07-01, article: 通知 第3条 }]"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.Values.Select(c => (c.From, c.Was, c.Is)), Is.EqualTo(new[]
            {
                (new DateOnly(2020, 7, 1), "600.00 yuan/month (通知 第1条)", "650.00 yuan/month (通知 第3条)"),
            }));
            Assert.That(changes.Outcomes, Is.Empty, "the cases were accepted before that day");
        }
    }

    [Test]
    public void A_rule_shows_the_words_that_changed()
    {
        var changes = Compare(law => law.With(SmallLaw.Nation, "holds: income.per_head < dibao.standard", "holds: income.per_head <= dibao.standard"));
        Assert.That(
            changes.Rules.Select(c => (c.Place, c.Name, c.Was, c.Is)),
            Is.EqualTo(new[] { ("cn", "programmes dibao conditions income holds", "income.per_head < dibao.standard", "income.per_head <= dibao.standard") }));
    }

    [Test]
    public void A_programme_that_is_new_is_new_altogether()
    {
        var changes = Compare(law => law.With(SmallLaw.Nation, "flags:\n", """
              - code: edge
                means: { zh: 边缘, en: edge }
                standard: dibao.standard
                per_head: income.per_head
                conditions:
                  - { id: income, about: income, holds: income.per_head < dibao.standard * 1.5, when_true: income.below_standard, when_false: income.not_below_standard, when_unknown: income.straddles_standard, article: 办法 第7条 }
            flags:

            """));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.Rules.Select(c => c.Name), Is.EqualTo(new[] { "programmes edge" }));
            Assert.That(changes.Rules[0].Was, Is.Null);
        }
    }

    [Test]
    public void Places_show_the_days_on_which_they_have_law()
    {
        var changes = Compare(law => law.With(SmallLaw.City, "to: 2020-12-31", "to: 2021-06-30").With(SmallLaw.City, "[\"620502\", \"620503\"]", "[\"620502\"]")
            .With(SmallLaw.City, "county: \"620503\"", "county: \"620502\""));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.Places.Select(p => (p.Was?.Days[0].To, p.Is?.Days[0].To)), Is.EqualTo(new (DateOnly?, DateOnly?)[]
            {
                (new(2020, 12, 31), new(2021, 6, 30)), (new(2020, 12, 31), null),
            }));
            Assert.That(changes.Places[1].Is, Is.Null);
        }
    }

    [Test]
    public void Cases_of_both_folders_are_assessed_under_both()
    {
        var changes = Compare(law => law.With(SmallLaw.City, "600.00 yuan/month", "651.00 yuan/month").With(SmallLaw.City, "二人,工资1300", "改名"));
        using (Assert.EnterMultipleScope())
        {
            // The case renamed stands in the old folder under one name and in the new one under another; both are run under both laws.
            Assert.That(changes.Outcomes.Select(c => c.Key), Has.Some.Contains("工资1300").And.Some.Contains("改名"));
            Assert.That(changes.Outcomes.Where(c => c.Key.Contains("1300", StringComparison.Ordinal)).Select(c => (c.Was![..10], c.Is![..8])), Is.EqualTo(new[] { ("ineligible", "eligible") }));
        }
    }

    [Test]
    public async Task The_command_prints_all_of_it()
    {
        using var was = new SmallLaw();
        using var now = new SmallLaw().With(SmallLaw.City, "600.00 yuan/month", "610.00 yuan/month");
        var typed = await Typed.Run(Language.English, "policy", "diff", was.Folder, now.Folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.Zero);
            Assert.That(typed.Output, Does.Contain("Values: 1").And.Contain("→ 610.00 yuan/month (通知 第1条)"));
            Assert.That(typed.Output, Does.Contain("  + eligible; per head 400.00; payable 420.00"));
        }
    }

    [Test]
    public async Task A_faulty_folder_is_not_compared()
    {
        using var law = new SmallLaw();
        Assert.That((await Typed.Run(Language.English, "policy", "diff", law.Folder, "/nowhere")).ExitCode, Is.EqualTo(1));
    }

    private static PackChanges Compare(Func<SmallLaw, SmallLaw> change)
    {
        using var was = new SmallLaw();
        using var now = new SmallLaw();
        return PackComparison.Between(was.Load(), change(now).Load());
    }
}
