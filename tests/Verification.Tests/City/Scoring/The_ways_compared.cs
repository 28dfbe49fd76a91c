using NUnit.Framework;
using Verification.Assessment;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Officers;
using Verification.Tests.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Cities.Scoring;

public sealed class Todays_check
{
    [TestCase("588.99", true, "0.01")]
    [TestCase("589.00", false, "0")]
    public void Compares_the_wage_with_the_standard(decimal wage, bool granted, decimal amount)
    {
        var today = Of(Known.Worker.Earning("wage", wage));

        Assert.That((today.Granted, today.Amount), Is.EqualTo((granted, Money.Of(amount))));
    }

    [TestCase("588.99", "0.00", Tier.Dibao)]
    [TestCase("883.49", "0.00", Tier.Edge)]
    [TestCase("883.50", "0.00", Tier.None)]
    [TestCase("0.00", "21204.00", Tier.Edge)]
    [TestCase("0.00", "21204.01", Tier.None)]
    public void Places_a_household_at_the_edge_by_half_as_much_again(decimal wage, decimal deposit, object tier) =>
        Assert.That(Of(Known.Worker.Earning("wage", wage) with { Deposit = Money.Of(deposit) }).Tier, Is.EqualTo(tier));

    [TestCase("588.99", true)]
    [TestCase("589.00", false)]
    public void Counts_a_pension_as_well(decimal pension, bool granted) =>
        Assert.That(Of(Known.Elder.Earning("pension", pension)).Granted, Is.EqualTo(granted));

    [TestCase("14136.00", true)]
    [TestCase("14136.01", false)]
    public void Compares_registered_property_with_its_limit(decimal deposit, bool granted) =>
        Assert.That(Of(Known.Elder with { Deposit = Money.Of(deposit) }).Granted, Is.EqualTo(granted));

    [Test]
    public void Takes_silence_for_zero()
    {
        var silent = Known.Household(Known.Worker).Hearing(new Answer.Silent(default, new("tax-wages"), 1, Silence.NoAnswer));

        Assert.That(TodaysCheck.Of(silent, 1), Is.EqualTo(Known.Granted(589m)));
    }

    [Test]
    public void Sees_no_flexible_income() =>
        Assert.That(Of(Known.Worker.Earning("flexible", 5_000m)).Granted, Is.True);

    [Test]
    public void Divides_by_the_heads() =>
        Assert.That(TodaysCheck.Of(Known.Household(Known.Worker.Earning("wage", 1_000m), new("child", 8)), 2), Is.EqualTo(Known.Granted(178m)));

    [Test]
    public void Counts_a_thing_of_two_once()
    {
        var one = Known.Household(Known.Elder, new("spouse", 68));
        one = one.Hearing(Account(one, 1)).Hearing(Account(one, 2));

        Assert.That(TodaysCheck.Of(one, 2).Granted, Is.True, "20,000.00 once; twice would be above 28,272.00");
    }

    private static Judgement Of(params Verification.Assessment.Packs.Cases.CaseMember[] members) => TodaysCheck.Of(Known.Household(members), members.Length);

    private static Answer.Answered Account(City.Scoring.Reading.CityCase one, int ordinal) => new(
        one.Facts.Id, new("bank-deposits"), ordinal,
        [Cases.Item(new("bank-deposits"), EvidenceKind.Deposit, ordinal, $"D{ordinal}", Period.Of(Cases.Accepted), Money.Of(20_000m)) with { ObjectId = "joint" }],
        Cases.Accepted, Coverage.Unstated);
}

public sealed class The_declaration_believed
{
    [TestCase("588.99", true)]
    [TestCase("589.00", false)]
    public void Compares_what_is_declared_with_the_standard(decimal declared, bool granted) =>
        Assert.That(DeclaredBelieved.Of(Known.Household(Known.Worker.Declaring("flexible", declared)), 1).Granted, Is.EqualTo(granted));

    [Test]
    public void Sees_no_record() =>
        Assert.That(DeclaredBelieved.Of(Known.Household(Known.Worker.Earning("wage", 5_000m)), 1), Is.EqualTo(Known.Granted(589m)));

    [Test]
    public void Counts_only_the_months_it_was_declared_for()
    {
        var one = Known.Household(Known.Worker);
        var half = new DeclaredIncome("m1", "flexible", Money.Of(1_000m), new(new(2020, 1, 1), null));
        one = one with { Facts = one.Facts with { Declared = one.Facts.Declared with { Income = [half] } } };

        Assert.That(DeclaredBelieved.Of(one, 1).Amount, Is.EqualTo(Money.Of(589m - (1_000m * 5 / 12))), "January to May of twelve months");
    }

    [TestCase("14136.00", true)]
    [TestCase("14136.01", false)]
    public void Compares_declared_property_with_its_limit(decimal value, bool granted)
    {
        var one = Known.Household(Known.Elder);
        var deposit = new DeclaredProperty("deposit", Money.Of(value), [Holding.Whole(1)], null);
        one = one with { Facts = one.Facts with { Declared = one.Facts.Declared with { Property = [deposit] } } };

        Assert.That(DeclaredBelieved.Of(one, 1).Granted, Is.EqualTo(granted));
    }
}

public sealed class An_able_adult_without_a_wage_record
{
    [TestCase(15, false)]
    [TestCase(16, true)]
    [TestCase(59, true)]
    [TestCase(60, false)]
    public void Is_of_working_age(int age, bool holds) =>
        Assert.That(NoWageRecord.Holds(Known.Household(new Verification.Assessment.Packs.Cases.CaseMember("applicant", age))), Is.EqualTo(holds));

    [Test]
    public void Has_no_wage() => Assert.That(NoWageRecord.Holds(Known.Household(Known.Worker.Earning("wage", 1m))), Is.False);

    [Test]
    public void May_be_the_second_of_the_household() =>
        Assert.That(NoWageRecord.Holds(Known.Household(Known.Worker.Earning("wage", 1m), new("spouse", 39))), Is.True);

    [Test]
    public void Is_not_disabled() => Assert.That(NoWageRecord.Holds(Known.Household(Known.Worker with { Facts = [("disability", "physical-2")] })), Is.False);
}

public sealed class The_ways_of_a_city
{
    private static readonly City.Scoring.Reading.CityCase[] City =
    [
        Known.Household(Known.Worker.Earning("wage", 100m)), Known.Household(Known.Worker), Known.Household(Known.Worker.Earning("wage", 5_000m)),
        Known.Household(Known.Worker.Earning("flexible", 5_000m)),
    ];

    private static readonly IReadOnlyDictionary<string, Way> All = WaysOfACity.Of(
        City, CityAssessment.Of(City, null, default), CityAssessment.WithoutFlexible(City, null, default), EngineOrder.Of, new(City.Length, 3)).ToDictionary(w => w.Name);

    [Test]
    public void Are_the_engine_and_five_others() => Assert.That(All.Keys, Is.EqualTo(Ways.All));

    [Test]
    public void Each_orders_every_household_once() =>
        Assert.That(All.Values.Select(w => w.Order.Order().ToArray()), Has.All.EqualTo(new[] { 0, 1, 2, 3 }));

    [Test]
    public void The_engine_keeps_todays_outcome_of_what_it_leaves_undecided() => Assert.That(
        All[Ways.Engine].Decides.Select(d => d.Granted), Is.EqualTo(new[] { true, true, false, false }), "the second may earn and is not known to");

    [Test]
    public void With_flexible_sources_off_a_payout_is_not_seen() => Assert.That(All[Ways.FlexibleOff].Decides[3].Granted, Is.True);

    [Test]
    public void Who_has_no_wage_record_is_referred_first() => Assert.That(All[Ways.NoWageReferral].Order.Take(2), Is.EquivalentTo(new[] { 1, 3 }));

    [Test]
    public void Chance_refers_the_same_again_and_another_seed_others()
    {
        var (first, again, other) = (new Luck(50, 3).Shuffled(), new Luck(50, 3).Shuffled(), new Luck(50, 4).Shuffled());

        Assert.That(first, Is.EqualTo(again).And.Not.EqualTo(other));
    }
}

public sealed class Flexible_sources_off
{
    [Test]
    public void Leave_every_other_source_as_it_was()
    {
        var one = Known.Household(Known.Worker.Earning("wage", 700m).Earning("flexible", 300m));

        var off = CityAssessment.Of(FlexibleOff.Of(one));

        Assert.That((off.Outcome, off.PerHead), Is.EqualTo((Outcome.Ineligible, Interval<Money>.Point(Money.Of(700m)))));
    }
}
