using NUnit.Framework;
using Verification.Assessment;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Officers;
using Verification.Vocabulary;

namespace Verification.Tests.Cities.Scoring;

public sealed class When_officers_visit
{
    private const int Households = 400;

    // Whoever is visited and found gets 1; who is referred and not found gets 2; who is decided gets 3.
    private static readonly Judgement[] Truth = Everybody(1m);
    private static readonly Way Way = new("w", Everybody(3m), Everybody(2m), [.. Enumerable.Range(0, Households).Reverse()]);
    private static readonly Luck Luck = new(Households, 7);

    [TestCase(213, 1)]
    [TestCase(214, 2)]
    [TestCase(1, 1)]
    [TestCase(19_462, 92)]
    public void There_are_as_many_as_can_see_fifteen_of_a_hundred(int households, int officers) =>
        Assert.That(VisitBudget.For(households).Officers, Is.EqualTo(officers));

    [Test]
    public void Each_makes_eight_visits_a_week_for_four_weeks() => Assert.That(new VisitBudget(3).Visits, Is.EqualTo(96));

    [TestCase(0, 1)]
    [TestCase(15, 1)]
    [TestCase(16, 2)]
    [TestCase(63, 4)]
    public void The_week_follows_from_the_place(int place, int week) => Assert.That(new VisitBudget(2).WeekOf(place), Is.EqualTo(week));

    [Test]
    public void Only_the_first_of_those_referred_are_seen()
    {
        var outcomes = EndToEnd.Of(Way, Truth, referred: 300, visits: 200, Luck);
        var byPlace = Way.Order.Select(household => outcomes[household].Amount.Yuan).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byPlace[..200], Has.All.AnyOf(1m, 2m));
            Assert.That(byPlace[..200].Count(amount => amount == 1m), Is.InRange(140, 180), "about four of five find what is true");
            Assert.That(byPlace[200..300], Has.All.EqualTo(2m), "referred and not visited");
            Assert.That(byPlace[300..], Has.All.EqualTo(3m), "decided");
        }
    }

    [Test]
    public void One_visit_more_sees_one_household_more()
    {
        var lucky = Way.Order.Index().First(h => h.Index > 0 && Luck.Finds(h.Item));
        var before = EndToEnd.Of(Way, Truth, Households, lucky.Index, Luck);
        var after = EndToEnd.Of(Way, Truth, Households, lucky.Index + 1, Luck);

        Assert.That((before[lucky.Item].Amount.Yuan, after[lucky.Item].Amount.Yuan), Is.EqualTo((2m, 1m)));
    }

    [Test]
    public void More_visits_than_referrals_are_left_over() =>
        Assert.That(EndToEnd.Of(Way, Truth, 10, 1_000, Luck), Is.EqualTo(EndToEnd.Of(Way, Truth, 10, 10, Luck)));

    [Test]
    public void Every_way_meets_the_same_luck() =>
        Assert.That(Enumerable.Range(0, Households).Select(new Luck(Households, 7).Finds), Is.EqualTo(Enumerable.Range(0, Households).Select(Luck.Finds)));

    [Test]
    public void Reviews_come_first_those_likelier_over_the_standard_before_others_and_the_closest_calls_after_them()
    {
        var standard = Money.Of(589m);
        CaseFinding[] findings =
        [
            Decided(Outcome.Eligible, 100m), Decided(Outcome.Ineligible, 600m), Decided(Outcome.Eligible, 588m),
            Review(Interval<Money>.Between(Money.Of(489m), Money.Of(689m))), Review(Interval<Money>.Between(Money.Of(489m), Money.Of(690m))), Decided(Outcome.Eligible, 500m) with { Questions = [Question] },
        ];

        Assert.That(EngineOrder.Of(findings, standard), Is.EqualTo(new[] { 4, 3, 5, 2, 1, 0 }));
    }

    [Test]
    public void Who_stays_refused_unless_somebody_looks_is_visited_before_who_states_enough_and_both_before_other_reviews()
    {
        var likely = Review(Interval<Money>.Between(Money.Of(580m), Money.Of(9_000m)));
        CaseFinding[] findings = [likely, likely with { StatesEnough = true }, likely with { Questions = [new("question.stated_less", "family", null, "m1", [])] }];

        Assert.That(EngineOrder.Of(findings, Money.Of(589m)), Is.EqualTo(new[] { 2, 1, 0 }));
    }

    [Test]
    public void Of_those_decided_the_one_where_a_visit_is_expected_to_change_most_comes_first()
    {
        CaseFinding[] findings = [Decided(Outcome.Eligible, 588m), Decided(Outcome.Eligible, 100m) with { Yield = Money.Of(1m) }];

        Assert.That(EngineOrder.Of(findings, Money.Of(589m)), Is.EqualTo(new[] { 1, 0 }));
    }

    private static readonly QuestionOpen Question = new("question.no_record", "family", null, "m1", []);

    private static CaseFinding Decided(Outcome outcome, decimal perHead) => new()
    {
        Outcome = outcome, PerHead = Interval<Money>.Point(Money.Of(perHead)), Estimated = false, Counted = 1, Questions = [],
    };

    private static CaseFinding Review(Interval<Money> perHead) => new()
    {
        Outcome = Outcome.Review, MainCause = MainCause.StraddlesThreshold, PerHead = perHead, Estimated = false, Counted = 1, Questions = [Question],
    };

    private static Judgement[] Everybody(decimal amount) => [.. Enumerable.Repeat(Known.Granted(amount), Households)];
}
