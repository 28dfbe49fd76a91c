using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;

namespace Verification.Tests.Assessment;

/// <summary>The cases of the packs show both borders; here is what the law does not say, and what is told.</summary>
public sealed class When_a_household_states_its_income
{
    private static PackCase Unheard => Cases.Named("工资记录高于标准而申报低于标准一分");

    private static PackCase OwnWord => Cases.Named("本人申报的七成恰为标准");

    private static Pack Silent => Cases.Tianshui with { Statement = StatementRule.None };

    [Test]
    public void A_law_that_says_nothing_of_it_refuses_by_the_records() =>
        Assert.That(Assessed(Silent, Unheard).Outcome, Is.EqualTo(Outcome.Ineligible));

    [Test]
    public void A_law_that_says_nothing_of_it_refuses_nobody_by_the_statement() =>
        Assert.That(Assessed(Silent, OwnWord).Outcome, Is.EqualTo(Outcome.Review));

    [Test]
    public void A_refusal_by_the_statement_rests_on_no_estimate() =>
        Assert.That(Assessed(Cases.Tianshui, OwnWord), Has.Property(nameof(ProgrammeAssessment.Outcome)).EqualTo(Outcome.Ineligible)
            .And.Property(nameof(ProgrammeAssessment.Estimated)).False);

    [Test]
    public void The_explanation_tells_what_of_the_statement_counts()
    {
        var explained = Assessor.Explain(Cases.Tianshui, Cases.Facts(OwnWord), Evidence(OwnWord));
        Assert.That(explained.Root.All().Single(s => s.Rule == "statement").Number?.Best.Low, Is.EqualTo(5890m * 12m * 0.7m));
    }

    [Test]
    public void What_explains_a_refusal_not_yet_heard_has_the_digest_of_the_assessment()
    {
        var (facts, evidence) = (Cases.Facts(Unheard), Evidence(Unheard));
        var assessed = Assessor.Assess(Cases.Tianshui, facts, evidence);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Assessor.Explain(Cases.Tianshui, facts, evidence).Digest, Is.EqualTo(assessed.ExplanationDigest));
            Assert.That(Assessor.Assess(Silent, facts, evidence).ExplanationDigest, Is.Not.EqualTo(assessed.ExplanationDigest));
        }
    }

    private static ProgrammeAssessment Assessed(Pack pack, PackCase given) => Assessor.Assess(pack, Cases.Facts(given), Evidence(given)).Programmes[0];

    private static EvidenceSet Evidence(PackCase given) => EvidenceSet.Of(Cases.Answers(given, Cases.Tianshui));
}
