using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Tests.Policy;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

public sealed class When_a_household_is_out_of_the_ordinary
{
    private static readonly RegionCode County = RegionCode.Parse("620502");
    private static readonly CaseMember Child = new("child", 8);

    [TestCase("2019-12-31")]
    [TestCase("2021-01-01")]
    [TestCase("0001-01-01")]
    [TestCase("9999-12-31")]
    public void A_day_without_law_is_refused(string day)
    {
        using var law = new SmallLaw();
        var refused = (PackInForce.Refused)law.Load().InForce(County, DateOnly.ParseExact(day, "yyyy-MM-dd"), [new("dibao")]);
        Assert.That(refused.Code, Is.EqualTo("policy_not_in_force"));
    }

    [TestCase("2020-01-01")]
    [TestCase("2020-12-31")]
    public void The_first_and_the_last_day_of_law_are_days_of_law(string day)
    {
        using var law = new SmallLaw();
        Assert.That(law.Load().InForce(County, DateOnly.ParseExact(day, "yyyy-MM-dd"), [new("dibao")]), Is.InstanceOf<PackInForce.Found>());
    }

    [Test]
    public void No_income_at_all_is_no_income()
    {
        var found = Assess(Child, Child);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.PerHead, Is.EqualTo(Interval<Money>.Point(Money.Zero)));
            Assert.That(found.Amount!.Payable, Is.EqualTo(Money.Of(1200m)));
        }
    }

    [Test]
    public void A_refund_larger_than_the_income_keeps_its_sign()
    {
        var found = Assess(Adult(-120m));
        Assert.That(found.PerHead, Is.EqualTo(Interval<Money>.Point(Money.Of(-120m))));
    }

    [Test]
    public void Without_members_nobody_is_counted()
    {
        var found = Assess();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(found.Reasons[0].Code, Is.EqualTo("composition.nobody_counted"));
            Assert.That(found.MainCause, Is.EqualTo(MainCause.Composition));
            Assert.That(found.Amount?.Payable, Is.Null);
        }
    }

    [Test]
    public void When_all_are_left_out_nobody_is_counted()
    {
        var found = Assess(Child with { Evidence = [new(EvidenceKind.Custody, null, null, null)], Facts = [("serving-sentence", "prison")] });
        Assert.That(found.Reasons[0].Code, Is.EqualTo("composition.nobody_counted"));
    }

    [Test]
    public void Children_alone_are_a_household() =>
        Assert.That(Assess(Child, new CaseMember("sibling", 5)).Outcome, Is.EqualTo(Outcome.Eligible));

    [Test]
    public void An_age_nobody_knows_widens_and_never_narrows()
    {
        // Whether work is expected of the person depends on the age: both must be possible.
        var unknown = Assess(new CaseMember("applicant", null), Child).PerHead;
        var child = Assess(new CaseMember("applicant", 8), Child).PerHead;
        var adult = Assess(new CaseMember("applicant", 40), Child).PerHead;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unknown.Low is null || (unknown.Low <= child.Low && unknown.Low <= adult.Low), Is.True, $"{unknown} holds {child} and {adult}");
            Assert.That(unknown.High is null || (unknown.High >= child.High && unknown.High >= adult.High), Is.True, $"{unknown} holds {child} and {adult}");
            Assert.That(unknown.IsPoint, Is.False);
        }
    }

    private static CaseMember Adult(decimal wage) =>
        new("applicant", 40) { Income = new Dictionary<string, Money> { ["wage"] = Money.Of(wage) } };

    private static ProgrammeAssessment Assess(params CaseMember[] members)
    {
        using var law = new SmallLaw();
        var given = new PackCase
        {
            Name = "here", County = County.Code, AcceptedOn = new(2020, 6, 15), Members = members, Expect = [new(new("dibao"), "")],
        };
        return CaseRun.Of(law.Load(), given).Assessment!.Programmes[0];
    }
}
