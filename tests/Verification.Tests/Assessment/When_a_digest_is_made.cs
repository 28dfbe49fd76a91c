using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>Two assessments that say different things never have one digest.</summary>
public sealed class When_a_digest_is_made
{
    private static readonly PackCase Driver = new()
    {
        Name = "driver",
        County = "620102",
        AcceptedOn = new(2021, 8, 2),
        Members = [new("applicant", 40) { Income = new Dictionary<string, Money> { ["wage"] = Money.Of(500m) } }],
        Expect = [new(new("dibao"), "")],
        Property = [new(EvidenceKind.Vehicle, Money.Of(90_000m), null, "livelihood", null, null, 1, 1m)],
    };

    [Test]
    public void What_a_thing_serves_for_is_in_it()
    {
        var (livelihood, idle) = (Cases.Assess(Driver), Cases.Assess(Driver with { Property = [Driver.Property[0] with { Use = "idle" }] }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(idle.Programmes[0].Outcome, Is.Not.EqualTo(livelihood.Programmes[0].Outcome));
            Assert.That(idle.ExplanationDigest, Is.Not.EqualTo(livelihood.ExplanationDigest));
        }
    }

    [Test]
    public void Who_paid_is_in_it()
    {
        var given = Cases.Named("con-01");
        byte[] Digest(string? payer) => Assessor.Assess(Cases.Tianshui, Cases.Facts(given), EvidenceSet.Of(Cases.Answers(given, Cases.Tianshui).Select(a =>
            a is Answer.Answered said ? said with { Items = [.. said.Items.Select(i => i with { Payer = payer })] } : a))).ExplanationDigest;
        byte[][] digests = [Digest(null), Digest("E-1"), Digest("E-2")];
        Assert.That(digests.Select(Convert.ToHexString), Is.Unique);
    }

    [Test]
    public void The_cause_of_a_review_is_in_it()
    {
        var given = Cases.Named("con-01") with { Silent = [("bank-deposits", Silence.Refused)] };
        var (facts, evidence) = (Cases.Facts(given), EvidenceSet.Of(Cases.Answers(given, Cases.Tianshui)));
        var narrow = facts with { Members = [.. facts.Members.Select(m => m with { Consent = m.Consent! with { Scope = ["tax-wages"] } })] };
        var (covered, not) = (Assessor.Assess(Cases.Tianshui, facts, evidence), Assessor.Assess(Cases.Tianshui, narrow, evidence));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(not.Programmes[0].MainCause, Is.Not.EqualTo(covered.Programmes[0].MainCause));
            Assert.That(not.ExplanationDigest, Is.Not.EqualTo(covered.ExplanationDigest));
        }
    }

    [Test]
    public void What_was_declared_and_why_a_person_must_act_are_in_it()
    {
        var given = Cases.Named("con-01");
        var (facts, evidence) = (Cases.Facts(given), EvidenceSet.Of(Cases.Answers(given, Cases.Tianshui)));
        HouseholdFacts Declared(decimal wage) => facts with { Declared = new([new("m1", "wage", Money.Of(wage), new(null, null))], [], []) };
        HouseholdFacts[] different = [Declared(100m), Declared(1_200m), facts with { KinOfStaff = true }, facts with { Programmes = [new("dibao"), new("tekun")] }];
        var digests = different.Select(f => Convert.ToHexString(Assessor.Assess(Cases.Tianshui, f, evidence).ExplanationDigest));
        Assert.That(digests, Is.Unique);
    }

    [Test]
    public void An_explanation_has_the_digest_of_its_assessment()
    {
        var pack = Cases.PackOf(Driver.County, Driver.AcceptedOn);
        var evidence = EvidenceSet.Of(Cases.Answers(Driver, pack));
        Assert.That(
            Assessor.Explain(pack, Cases.Facts(Driver), evidence).Digest, Is.EqualTo(Assessor.Assess(pack, Cases.Facts(Driver), evidence).ExplanationDigest));
    }
}
