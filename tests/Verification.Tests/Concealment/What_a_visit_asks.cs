using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Concealment;
using Verification.Assessment.Packs;
using Verification.Tests.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Concealment;

[TestFixture]
public sealed class What_a_visit_asks
{
    private const string Eligible = "con-25 服刑人员";

    [TestCase("all", "30000.00", "534.00", Description = "25 % of 178.00 × 12")]
    [TestCase("all", null, "534.00")]
    [TestCase("size", "30000.00", "534.00", Description = "no find takes more than the stake")]
    [TestCase("size", "1000.00", "250.00")]
    [TestCase("size", null, "125.00", Description = "without a size: the smallest that is asked about")]
    public void Is_worth_its_chance_times_what_a_find_changes(string takes, string? size, string worth)
    {
        var rule = new TopicRule(VisitTopic.LargeOutflow, 0.25m, takes == "all", Money.Of(500m), 12, null);
        Assert.That(ExpectedYield.Of(rule, size is null ? null : Yuan(size), Yuan("2136.00"), 1).ToString(), Is.EqualTo(worth));
    }

    [Test]
    public void Is_rounded_down_and_shared_by_those_that_share_a_find()
    {
        var rule = new TopicRule(VisitTopic.OpenReview, 1m, true, Money.Zero, 12, null);
        Assert.That(ExpectedYield.Of(rule, null, Yuan("100.00"), 3).ToString(), Is.EqualTo("33.33"));
    }

    [TestCase("2019-06-15", true)]
    [TestCase("2019-06-14", false)]
    public void Lies_within_the_months_before_the_application(string to, bool asked)
    {
        var day = DateOnly.ParseExact(to, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var found = Of(Eligible, a => Signalled.Signal(a, SignalKind.LargeOutflow, "30000.00", day.AddDays(-5), day));
        Assert.That(found.IsEmpty, Is.EqualTo(!asked));
    }

    [Test]
    public void Is_one_question_for_several_signals_of_a_kind()
    {
        var found = Of(Eligible, a => Signalled.Signal(a, SignalKind.LargeOutflow, "12000.00"));
        var question = found.Questions.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(question.Size, Is.EqualTo(Yuan("24000.00")), "twice 12,000.00 is above the 20,000.00 neither reaches alone");
            Assert.That(question.Sources, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public void Never_comes_to_more_than_is_at_stake()
    {
        var given = Cases.Named(Eligible);
        Answer[] answers = [.. Cases.Answers(given, Cases.Tianshui).Select(Signalled.Beside)];
        var found = Suspicions.Of(Cases.Facts(given), answers, Cases.Assess(given));
        Assert.That((found.Stake.ToString(), found.Yield.ToString()), Is.EqualTo(("2136.00", "2136.00")));
    }

    [Test]
    public void Of_a_review_is_what_can_be_asked_at_home()
    {
        var given = Cases.Named("con-01 银行");
        var assessment = Cases.Assess(given);
        var found = Suspicions.Of(Cases.Facts(given), [.. Cases.Answers(given, Cases.Tianshui)], assessment);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(assessment.Programmes[0].Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(
                found.Questions.Where(q => q.Topic == VisitTopic.OpenReview).Select(q => q.Item),
                Is.EquivalentTo(assessment.Programmes[0].OpenQuestions.Where(q => q.Addressee != "source").Select(q => q.Code)));
        }
    }

    [Test]
    public void Is_worth_something_at_every_review_with_a_question_for_the_family_or_the_street()
    {
        var reviews = Cases.Library.Cases.Select(c => (c.Name, Facts: Cases.Facts(c), Answers: Cases.Answers(c, Cases.PackOf(c.County, c.AcceptedOn)).ToList(), Found: Cases.Assess(c)))
            .Where(c => c.Found.Programmes.Any(p => p.Outcome == Outcome.Review && p.OpenQuestions.Any(q => q.Addressee is "family" or "street"))).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reviews.Where(c => Suspicions.Of(c.Facts, c.Answers, c.Found).Yield <= Money.Zero).Select(c => c.Name), Is.Empty);
            Assert.That(
                reviews.SelectMany(c => c.Found.Programmes).Where(p => p.Outcome == Outcome.Review && p.Amount?.High == Money.Zero), Is.Not.Empty,
                "among them some that would get nothing by what refuses nobody");
        }
    }

    [Test]
    public void Of_a_balance_that_fell_is_about_what_is_missing()
    {
        var given = Cases.Named(Eligible);
        EvidenceItem Balance(string record, DateOnly day, string amount) =>
            Cases.Item(new("bank-deposits"), EvidenceKind.Deposit, 1, record, Period.Of(day), Yuan(amount)) with { ObjectId = "account" };
        Answer[] answers =
        [
            .. Cases.Answers(given, Cases.Tianshui).Select(a => a is { Source.Code: "bank-deposits", MemberOrdinal: 1 }
                ? new Answer.Answered(
                    a.Verification, a.Source, 1, [Balance("b-1", new(2020, 1, 31), "15000.00"), Balance("b-2", new(2020, 5, 31), "3000.00")],
                    new(2020, 6, 1), Coverage.Unstated)
                : a),
        ];
        var facts = Cases.Facts(given);
        var found = Suspicions.Of(facts, answers, Assessor.Assess(Cases.Tianshui, facts, EvidenceSet.Of(answers)));
        Assert.That(found.Questions.Select(q => (q.Topic, q.Size)), Does.Contain((VisitTopic.VanishedDeposit, (Money?)Yuan("12000.00"))));
    }

    private static VisitReasons Of(string name, Func<Answer, SignalItem> signal)
    {
        var given = Cases.Named(name);
        var counted = 0;
        Answer[] answers =
        [
            .. Cases.Answers(given, Cases.Tianshui).Select(a => a is Answer.Silent { Why: Silence.NoRecord } && a.MemberOrdinal == 1 && counted++ < 2
                ? new Answer.Answered(a.Verification, a.Source, 1, [], new(2020, 6, 1), Coverage.Unstated) { Signals = [signal(a)] }
                : a),
        ];
        return Suspicions.Of(Cases.Facts(given), answers, Cases.Assess(given));
    }

    private static Money Yuan(string text) => Money.TryParse(text, out var amount) ? amount : throw new FormatException(text);
}
