using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs.Cases;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>A record somebody objects to counts both ways until its source has said whether it stands.</summary>
public sealed class When_a_record_is_disputed
{
    private static PackCase OverTheLimit => Cases.Named("con-01 存款超");

    [Test]
    public void It_refuses_nobody_by_itself()
    {
        var programme = Households.Assess(OverTheLimit, Disputed(OverTheLimit, i => i.Kind == EvidenceKind.Deposit));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Households.Assess(OverTheLimit).Outcome, Is.EqualTo(Outcome.Ineligible), "with the record");
            Assert.That((programme.Outcome, programme.MainCause), Is.EqualTo((Outcome.Review, (MainCause?)MainCause.DisputedRecord)));
            Assert.That(programme.Reasons[0].Code, Is.EqualTo("evidence.disputed"));
            Assert.That(programme.Amount?.Payable, Is.Null);
        }
    }

    [Test]
    public void One_that_may_be_another_told_again_counts_both_ways_as_well()
    {
        var answers = Changed(OverTheLimit, items => items.Select(i => i.Kind == EvidenceKind.Deposit ? i with { MayBeSame = true } : i));
        var programme = Households.Assess(OverTheLimit, answers);
        Assert.That((programme.Outcome, programme.MainCause), Is.EqualTo((Outcome.Review, (MainCause?)MainCause.DisputedRecord)));
    }

    [Test]
    public void Its_source_is_asked_whether_it_stands()
    {
        var question = Households.Assess(OverTheLimit, Disputed(OverTheLimit, i => i.Kind == EvidenceKind.Deposit)).OpenQuestions[0];
        Assert.That((question.Code, question.Addressee, question.Source?.Code), Is.EqualTo(("question.disputed", "source", "bank-deposits")));
    }

    [Test]
    public void Of_a_paper_that_may_be_another_told_again_the_family_is_asked()
    {
        var answers = Changed(OverTheLimit, items => items.Select(i => i.Kind == EvidenceKind.Deposit ? i with { MayBeSame = true } : i));
        var question = Households.Assess(OverTheLimit, answers).OpenQuestions[0];
        Assert.That((question.Code, question.Addressee, question.Source, question.MemberRef), Is.EqualTo((QuestionCodes.MayBeSame, "family", (SourceId?)null, "m1")));
    }

    [Test]
    public void A_person_looks_whatever_the_outcome()
    {
        var given = Cases.Named("con-01");
        var assessment = Assessor.Assess(Cases.Tianshui, Cases.Facts(given), EvidenceSet.Of(Disputed(given, _ => true)));
        Assert.That(assessment.HumanStepWhy, Does.Contain("disputed_record"));
    }

    [Test]
    public void The_outcome_is_that_of_both_readings_or_none() =>
        Gen.Select(Households.Any, Gen.Int[0, 40]).Sample((given, pick) =>
        {
            var records = Records(given);
            if (records.Length == 0)
            {
                return true;
            }

            var chosen = records[pick % records.Length];
            var with = Households.Assess(given).Outcome;
            var without = Households.Assess(given, Changed(given, items => items.Where(i => !Same(i, chosen)))).Outcome;
            var disputed = Households.Assess(given, Disputed(given, i => Same(i, chosen)));
            return disputed.Outcome == (with == without ? with : Outcome.Review);
        }, iter: 2_000);

    [Test]
    public void More_records_than_are_read_each_for_itself_decide_nothing()
    {
        var given = OverTheLimit with { Name = "many" };
        var answers = Changed(given, items => items.SelectMany(i => i.Kind == EvidenceKind.Deposit
            ? Enumerable.Range(0, 4).Select(n => i with { RecordId = $"{i.RecordId}-{n}", Amount = i.Amount, Disputed = true })
            : [i])).ToList();
        var programme = Households.Assess(given, answers);
        Assert.That((programme.Outcome, programme.MainCause), Is.EqualTo((Outcome.Review, (MainCause?)MainCause.DisputedRecord)));
    }

    [Test]
    public void What_explains_it_has_the_digest_of_the_assessment()
    {
        var (facts, evidence) = (Cases.Facts(OverTheLimit), EvidenceSet.Of(Disputed(OverTheLimit, i => i.Kind == EvidenceKind.Deposit)));
        var explained = Assessor.Explain(Cases.Tianshui, facts, evidence);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(explained.Digest, Is.EqualTo(Assessor.Assess(Cases.Tianshui, facts, evidence).ExplanationDigest));
            Assert.That(explained.Digest, Is.Not.EqualTo(Assessor.Assess(Cases.Tianshui, facts, EvidenceSet.Of(Cases.Answers(OverTheLimit, Cases.Tianshui))).ExplanationDigest));
            Assert.That(explained.Root.Inputs.Select(i => i.Name), Does.Contain("disputed_records"));
        }
    }

    [Test]
    public void The_mark_is_kept_with_the_evidence()
    {
        var answered = Disputed(OverTheLimit, i => i.Kind == EvidenceKind.Deposit).OfType<Answer.Answered>().Single(a => a.Items.Any(i => i.Disputed));
        var back = (Answer.Answered)StoredAnswers.Read(StoredAnswers.Write([answered]), answered.Verification).Single();
        Assert.That(back.Items.Select(i => i.Disputed), Is.EqualTo(answered.Items.Select(i => i.Disputed)));
    }

    private static EvidenceItem[] Records(PackCase given) =>
        [.. Cases.Answers(given, Cases.Tianshui).OfType<Answer.Answered>().SelectMany(a => a.Items)];

    private static bool Same(EvidenceItem one, EvidenceItem other) => one.Source == other.Source && one.RecordId == other.RecordId;

    private static List<Answer> Disputed(PackCase given, Func<EvidenceItem, bool> which) =>
        Changed(given, items => items.Select(i => which(i) ? i with { Disputed = true } : i));

    private static List<Answer> Changed(PackCase given, Func<IEnumerable<EvidenceItem>, IEnumerable<EvidenceItem>> change) =>
        [.. Cases.Answers(given, Cases.Tianshui).Select(a => a is Answer.Answered answered ? answered with { Items = [.. change(answered.Items)] } : a)];
}
