using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

public sealed class When_a_source_is_silent
{
    [Test]
    public void A_mandatory_one_never_changes_a_decided_outcome() =>
        Gen.Select(Households.Any, Gen.OneOf(Households.Mandatory), Households.Fault).Sample((given, source, why) =>
        {
            var answered = Households.Assess(given).Outcome;
            var silent = Households.Assess(given with { Silent = [(source, why)] }).Outcome;
            return silent == Outcome.Review || silent == answered;
        }, iter: 3_000);

    [Test]
    public void Silence_about_one_person_never_changes_a_decided_outcome() =>
        Gen.Select(Households.Any, Gen.OneOf(Households.Mandatory), Households.Fault, Gen.Int[0, 3]).Sample((given, source, why, person) =>
        {
            var ordinal = (person % given.Members.Count) + 1;
            var answers = Cases.Answers(given, Cases.Tianshui).ToList();
            var hushed = answers.Select(a => a.Source.Code == source && a.MemberOrdinal == ordinal
                ? new Answer.Silent(a.Verification, a.Source, ordinal, why) : a);
            var silent = Households.Assess(given, hushed).Outcome;
            return silent == Outcome.Review || silent == Households.Assess(given, answers).Outcome;
        }, iter: 3_000);

    [Test]
    public void It_only_widens_what_is_known() =>
        Gen.Select(Households.Any, Gen.OneOf(Households.Mandatory), Households.Fault).Sample((given, source, why) =>
        {
            var known = Households.Assess(given).PerHead;
            var widened = Households.Assess(given with { Silent = [(source, why)] }).PerHead;
            return widened.Hull(known) == widened;
        }, iter: 3_000);

    [Test]
    public void A_household_without_any_answer_is_reviewed()
    {
        var given = Cases.Named("con-01");
        var programme = Households.Assess(given, []);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.MainCause, Is.EqualTo(MainCause.MandatorySourceSilent));
            Assert.That(programme.PerHead, Is.EqualTo(Interval<Money>.AtLeast(Money.Zero)));
            Assert.That(programme.Amount, Is.EqualTo(new AmountFound(Money.Zero, null, null)));
        }
    }

    [TestCase(Silence.NotMatched, MainCause.Identity, "family")]
    [TestCase(Silence.NoAnswer, MainCause.MandatorySourceSilent, "source")]
    [TestCase(Silence.Refused, MainCause.MandatorySourceSilent, "source")]
    [TestCase(Silence.NotCovered, MainCause.MandatorySourceSilent, "source")]
    [TestCase(Silence.Stale, MainCause.MandatorySourceSilent, "source")]
    public void The_cause_says_who_can_end_the_silence(Silence why, MainCause cause, string addressee)
    {
        var programme = Households.Assess(Cases.Named("con-01") with { Silent = [("bank-deposits", why)] });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.MainCause, Is.EqualTo(cause));
            Assert.That(programme.OpenQuestions[0].Addressee, Is.EqualTo(addressee));
            Assert.That(programme.OpenQuestions[0].Source, Is.EqualTo(new SourceId("bank-deposits")));
        }
    }

    [Test]
    public void A_refusal_for_want_of_consent_asks_the_family_for_it()
    {
        var given = Cases.Named("con-01") with { Silent = [("bank-deposits", Silence.Refused)] };
        var facts = Cases.Facts(given);
        facts = facts with { Members = [.. facts.Members.Select(m => m with { Consent = m.Consent! with { Scope = ["tax-wages"] } })] };
        var programme = Assessor.Assess(Cases.Tianshui, facts, EvidenceSet.Of(Cases.Answers(given, Cases.Tianshui))).Programmes[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.MainCause, Is.EqualTo(MainCause.Consent));
            Assert.That(programme.OpenQuestions[0].Code, Is.EqualTo("question.consent"));
        }
    }

    [Test]
    public void A_supporting_one_widens_nothing() =>
        Assert.That(
            Households.Assess(Cases.Named("con-01") with { Silent = [("vehicles", Silence.NoAnswer), ("payment-inflows", Silence.NoAnswer)] }).Outcome,
            Is.EqualTo(Outcome.Eligible));

    [Test]
    public void No_record_is_a_statement_not_a_fault() =>
        Assert.That(Households.Assess(Cases.Named("con-01") with { Silent = [("bank-deposits", Silence.NoRecord)] }).Outcome, Is.EqualTo(Outcome.Eligible));

    [Test]
    public void An_old_answer_counts_as_stale()
    {
        var given = Cases.Named("con-01");
        var old = Cases.Answers(given, Cases.Tianshui).Select(a =>
            a is Answer.Answered { Source.Code: "bank-deposits" } answered ? answered with { AsOf = Cases.Accepted.AddDays(-367) } : a);
        Assert.That(Households.Assess(given, old).MainCause, Is.EqualTo(MainCause.MandatorySourceSilent));
    }

    [Test]
    public void An_answer_that_leaves_out_months_counts_as_silence_about_them()
    {
        var given = Cases.Named("con-01");
        var part = Cases.Answers(given, Cases.Tianshui).Select(a => a is Answer.Answered { Source.Code: "tax-wages" } answered
            ? answered with { Coverage = new(new(new(2019, 9, 1), new(2020, 5, 31)), []) } : a);
        var programme = Households.Assess(given, part);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.OpenQuestions[0].Source?.Code, Is.EqualTo("tax-wages"));
        }
    }

    [Test]
    public void An_open_source_that_can_change_nothing_need_not_be_waited_for()
    {
        var given = Cases.Named("con-01 存款超");
        var waiting = Cases.Answers(given, Cases.Tianshui).Select(a =>
            a.Source.Code is "payment-inflows" or "tax-wages" ? new Answer.Later(a.Verification, a.Source, a.MemberOrdinal, null, null) : a).ToList();
        var rich = EvidenceSet.Of(waiting);
        var poor = EvidenceSet.Of(Cases.Answers(Cases.Named("con-01"), Cases.Tianshui).Select(a =>
            a.Source.Code == "payment-inflows" ? new Answer.Later(a.Verification, a.Source, a.MemberOrdinal, null, null) : a));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rich.IsOpen(new("tax-wages")), Is.True);
            Assert.That(Assessor.OpenCannotChange(Cases.Tianshui, Cases.Facts(given), rich), Is.True);
            Assert.That(Assessor.OpenCannotChange(Cases.Tianshui, Cases.Facts(Cases.Named("con-01")), poor), Is.False);
        }
    }

    [Test]
    public void Nothing_is_settled_for_a_household_whose_programmes_the_law_does_not_know()
    {
        var given = Cases.Named("con-01");
        var facts = Cases.Facts(given) with { Programmes = [new("of-another-law")] };

        Assert.That(() => Assessor.OpenCannotChange(Cases.Tianshui, facts, EvidenceSet.Of(Cases.Answers(given, Cases.Tianshui))), Throws.TypeOf<BrokenPromise>());
    }
}
