using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs.Cases;
using Verification.Tests.Policy;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

public sealed class When_every_composition_is_assessed
{
    /// <summary>Said to serve a sentence; no registry says so.</summary>
    private static readonly CaseMember Claimed = new("sibling", 40) { Facts = [("serving-sentence", "prison"), ("disability", "physical-1")] };

    private static readonly PackCase Plain = new()
    {
        Name = "claimed", County = "620502", AcceptedOn = Cases.Accepted, Members = [], Expect = [new(new("dibao"), "")],
    };

    [Test]
    public void Somebody_alone_who_may_not_count_at_all_is_not_granted_anything()
    {
        var programme = Households.Assess(Plain with { Members = [Claimed with { Relation = "applicant" }] });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.MainCause, Is.EqualTo(MainCause.Composition));
            Assert.That(programme.Amount?.Payable, Is.Null);
        }
    }

    [Test]
    public void More_open_members_than_are_tried_leave_the_household_undecided()
    {
        var rich = Claimed with { Income = new Dictionary<string, Money> { ["wage"] = Money.Of(9_000m) } };
        var applicant = new CaseMember("applicant", 40) { Facts = [("disability", "physical-1")] };
        Assert.That(
            Households.Assess(Plain with { Members = [applicant, Claimed, Claimed, Claimed, Claimed, rich] }).Outcome, Is.EqualTo(Outcome.Review));
    }

    [Test]
    public void A_programme_reached_is_reached_over_its_own_months()
    {
        using var law = new SmallLaw()
            .With(SmallLaw.Nation, "    income.divisor:".Trim(' '), "edge.look_back: { value: 24 months, article: 办法 第1条 }\n  income.divisor:")
            .With(SmallLaw.Nation, "flags:\n", """
                  - code: edge
                    means: { zh: 边缘, en: edge }
                    standard: dibao.standard
                    per_head: income.per_head
                    conditions:
                      - { id: higher, about: programme, holds: not dibao.reached, when_true: income.below_standard, when_false: income.not_below_standard, when_unknown: income.straddles_standard, article: 办法 第7条 }
                    look_back: { months: edge.look_back, divisor: edge.look_back, counts_month_of_application: income.counts_month_of_application }
                flags:

                """);
        var wages = Enumerable.Repeat(Money.Of(2_600m), 12).Concat(Enumerable.Repeat(Money.Of(100m), 12)).ToList();
        var worker = new CaseMember("applicant", 40) { IncomeByMonth = new Dictionary<string, IReadOnlyList<Money>> { ["wage"] = wages } };
        var given = Plain with
        {
            AcceptedOn = new(2020, 6, 15), Members = [worker, new("child", 8)], Expect = [new(new("dibao"), ""), new(new("edge"), "")],
        };
        var found = CaseRun.Of(law.Load(), given).Assessment!.Programmes;
        Assert.That(found.Select(p => p.Outcome), Is.EqualTo(new[] { Outcome.Eligible, Outcome.Ineligible }));
    }
}
