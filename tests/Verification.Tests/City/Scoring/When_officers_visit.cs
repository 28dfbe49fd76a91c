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
    public void Every_household_is_looked_at_in_the_order_of_the_ranks_and_of_equal_ones_as_the_city_lists_them() =>
        Assert.That(EngineOrder.Of([Ranked(7), Ranked(3), Ranked(7), Ranked(0)]), Is.EqualTo(new[] { 3, 1, 0, 2 }));

    private static CaseFinding Ranked(long rank) => new()
    {
        Outcome = Outcome.Eligible, PerHead = Interval<Money>.Point(Money.Zero), Estimated = false, Counted = 1, Questions = [], Rank = new(rank),
    };

    private static Judgement[] Everybody(decimal amount) => [.. Enumerable.Repeat(Known.Granted(amount), Households)];
}
