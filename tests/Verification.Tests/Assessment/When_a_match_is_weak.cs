using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>Records that may be of somebody else: a person looks, nothing is decided by them or in spite of them.</summary>
public sealed class When_a_match_is_weak
{
    [TestCase("vehicles")]
    [TestCase("platform-payouts")]
    [TestCase("bank-deposits")]
    public void What_would_be_granted_waits_for_a_person(string source)
    {
        var programme = Households.Assess(Cases.Named("con-01") with { Silent = [(source, Silence.WeakMatch)] });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.MainCause, Is.EqualTo(MainCause.Identity));
            Assert.That(programme.Reasons.Select(r => r.Code), Does.Contain("identity.weak_match"));
            Assert.That((programme.OpenQuestions[0].Code, programme.OpenQuestions[0].Addressee, programme.OpenQuestions[0].Source?.Code), Is.EqualTo(("identity.weak_match", "street", source)));
        }
    }

    [Test]
    public void A_person_is_needed_whatever_the_outcome()
    {
        var assessment = Cases.Assess(Cases.Named("con-01 存款超") with { Silent = [("vehicles", Silence.WeakMatch)] });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(assessment.Programmes[0].Outcome, Is.EqualTo(Outcome.Ineligible));
            Assert.That(assessment.HumanStepWhy, Does.Contain("weak_match"));
        }
    }

    [Test]
    public void No_outcome_is_turned_into_the_other() =>
        Gen.Select(Households.Any, Gen.OneOf("vehicles", "real-estate", "securities", "platform-payouts", "tax-wages")).Sample((given, source) =>
        {
            var weak = Households.Assess(given with { Silent = [(source, Silence.WeakMatch)] }).Outcome;
            return weak == Outcome.Review || weak == Households.Assess(given).Outcome;
        }, iter: 2_000);

    [TestCase(Silence.NotSearchable)]
    public void A_document_no_source_can_search_by_is_an_open_question_and_no_refusal(Silence why)
    {
        var programme = Households.Assess(Cases.Named("con-01") with { Silent = [("bank-deposits", why)] });
        Assert.That((programme.Outcome, programme.MainCause), Is.EqualTo((Outcome.Review, (MainCause?)MainCause.Identity)));
    }
}
