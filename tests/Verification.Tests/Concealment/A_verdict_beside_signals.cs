using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Concealment;
using Verification.Assessment.Packs.Cases;
using Verification.Tests.Assessment;
using Verification.Verdicts.Composing;
using Verification.Vocabulary;

namespace Verification.Tests.Concealment;

[TestFixture]
public sealed class A_verdict_beside_signals
{
    private static readonly DateTimeOffset Issued = new(2020, 6, 20, 1, 0, 0, TimeSpan.Zero);

    private static IEnumerable<TestCaseData> EveryCase =>
        Cases.Library.Cases.Select((c, i) => new TestCaseData(c).SetArgDisplayNames($"{i} {c.Name}"));

    [TestCaseSource(nameof(EveryCase))]
    public void Is_the_same_as_without_them(PackCase given)
    {
        var pack = Cases.PackOf(given.County, given.AcceptedOn);
        var facts = Cases.Facts(given);
        Answer[] plain = [.. Cases.Answers(given, pack).Select(a => a.AsEvidence())];
        Answer[] signalled = [.. plain.Select(Signalled.Beside)];
        var (without, with) = (Verdict(plain), Verdict(signalled));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(signalled.Sum(a => a.SignalsBeside.Count), Is.Positive, "there is something to be blind to");
            Assert.That(with.Digest, Is.EqualTo(without.Digest));
            Assert.That(with.ExplanationDigest, Is.EqualTo(without.ExplanationDigest));
            Assert.That(with.Body, Is.EqualTo(without.Body), "outcome, amount, reasons, questions, sources and discrepancies");
            Assert.That(Assessor.OpenCannotChange(pack, facts, EvidenceSet.Of(signalled)), Is.EqualTo(Assessor.OpenCannotChange(pack, facts, EvidenceSet.Of(plain))));
        }

        ComposedVerdict Verdict(Answer[] answers) => VerdictComposer.Compose(
            facts, pack, Assessor.Assess(Cases.Library, pack, facts, EvidenceSet.Of(answers)), new(1, Partial: false), Issued, "https://here/v1");
    }

    [Test]
    public void Has_other_questions_beside_it()
    {
        var given = Cases.Named("con-25 服刑人员");
        var pack = Cases.PackOf(given.County, given.AcceptedOn);
        Answer[] plain = [.. Cases.Answers(given, pack)];
        var assessment = Cases.Assess(given);
        var without = Suspicions.Of(Cases.Facts(given), plain, assessment);
        var with = Suspicions.Of(Cases.Facts(given), [.. plain.Select(Signalled.Beside)], assessment);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(without.IsEmpty, Is.True);
            Assert.That(with.Questions.Count(q => q.FromSignal && q.Yield > Money.Zero), Is.Positive.And.EqualTo(with.Questions.Count));
        }
    }

    [Test]
    public void Rests_on_no_record_where_a_source_gave_signals_only()
    {
        var silent = new Answer.Silent(VerificationId.Derive("a", "b"), new("bank-deposits"), 1, Silence.NoRecord, new DateOnly(2020, 6, 1));
        Assert.That(Signalled.Beside(silent).AsEvidence(), Is.EqualTo(silent));
    }
}
