using CsCheck;
using NUnit.Framework;
using Verification.Assessment;

namespace Verification.Tests.Assessment.Texts;

public sealed class An_explanation
{
    [Test]
    public void Is_known_under_the_digest_of_the_assessment_whoever_answered_first() =>
        Gen.Select(Households.Any, Gen.Int, Gen.OneOf(Households.Mandatory), Households.Fault, Gen.Bool).Sample((any, seed, source, why, silent) =>
        {
            var given = silent ? any with { Silent = [(source, why)] } : any;
            var (facts, answers) = (Cases.Facts(given), Cases.Answers(given, Cases.Tianshui).ToArray());
            var assessed = Assessor.Assess(Cases.Tianshui, facts, EvidenceSet.Of(answers));
            new Random(seed).Shuffle(answers);
            var explained = Assessor.Explain(Cases.Tianshui, facts, EvidenceSet.Of(answers));
            return assessed.ExplanationDigest.AsSpan().SequenceEqual(explained.Digest)
                && explained.Digest.AsSpan().SequenceEqual(explained.Assessment.ExplanationDigest);
        }, iter: 1_000);

    [Test]
    public void Knows_what_is_owed_under_the_same_digest()
    {
        var given = Cases.Named("con-29 提标追溯");
        var pack = Cases.PackOf(given.County, given.AcceptedOn);
        var (facts, evidence) = (Cases.Facts(given), EvidenceSet.Of(Cases.Answers(given, pack)));
        var explained = Assessor.Explain(Cases.Library, pack, facts, evidence);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(explained.Assessment.Programmes[0].Arrears, Is.EqualTo(Assessor.Assess(Cases.Library, pack, facts, evidence).Programmes[0].Arrears).And.Not.Null);
            Assert.That(explained.Digest, Is.EqualTo(Assessor.Explain(pack, facts, evidence).Digest));
        }
    }

    [Test]
    public void Has_another_digest_when_one_amount_is_another()
    {
        var (one, other) = (Cases.Named("con-02 人均"), Cases.Named("con-02 家庭"));
        Assert.That(Told.Of(one).Digest, Is.Not.EqualTo(Told.Of(other).Digest));
    }

    [Test]
    public void Shows_every_record_with_its_source_and_day()
    {
        var records = Told.Of(Cases.Named("con-01")).Root.All().SelectMany(s => s.Inputs).Where(i => i.Source is not null).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(records.Count(r => r.Source == "tax-wages"), Is.EqualTo(12));
            Assert.That(records.Count(r => r.Source == "bank-deposits"), Is.EqualTo(1));
            Assert.That(records.Where(r => r.AsOf is null || r.Period is null), Is.Empty);
        }
    }
}
