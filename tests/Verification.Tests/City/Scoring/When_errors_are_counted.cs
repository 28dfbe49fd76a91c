using NUnit.Framework;
using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Counting;
using Verification.Vocabulary;

namespace Verification.Tests.Cities.Scoring;

public sealed class When_errors_are_counted
{
    private static readonly bool[] Entitled = [true, true, true, false, false];

    [Test]
    public void All_right_is_none()
    {
        var errors = Errors.Of([.. Entitled.Select(Right)], Entitled, _ => true);

        Assert.That((errors.WrongGrants.Value, errors.WrongRefusals.Value, errors.Both.Value), Is.EqualTo((0.0, 0.0, 0.0)));
    }

    [Test]
    public void All_wrong_is_one()
    {
        var errors = Errors.Of([.. Entitled.Select(e => Right(!e))], Entitled, _ => true);

        Assert.That((errors.WrongGrants.Value, errors.WrongRefusals.Value, errors.Both.Value), Is.EqualTo((1.0, 1.0, 1.0)));
    }

    [Test]
    public void Each_kind_is_a_share_of_those_it_can_happen_to()
    {
        var errors = Errors.Of([Right(true), Right(false), Right(true), Right(true), Right(false)], Entitled, _ => true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors.WrongGrants, Is.EqualTo(new Share(1, 2)));
            Assert.That(errors.WrongRefusals, Is.EqualTo(new Share(1, 3)));
            Assert.That(errors.Both, Is.EqualTo(new Share(2, 5)));
        }
    }

    [Test]
    public void Of_nobody_truly_ineligible_the_share_is_undefined_and_not_zero()
    {
        var errors = Errors.Of([Right(true)], [true], _ => true);

        Assert.That((errors.WrongGrants.Value, errors.WrongRefusals.Value), Is.EqualTo(((double?)null, 0.0)));
    }

    [Test]
    public void The_undecided_are_never_wrong_and_still_counted()
    {
        var errors = Errors.Of([.. Entitled.Select(e => Right(!e))], Entitled, i => i is 0 or 3);

        Assert.That((errors.WrongGrants, errors.WrongRefusals), Is.EqualTo((new Share(1, 2), new Share(1, 3))));
    }

    [Test]
    public void Money_is_counted_against_what_is_due()
    {
        var paid = Payments.Of(
            [Known.Granted(100m), Known.Granted(300m), Judgement.Refused, Known.Granted(50m)],
            [Due(150m), Due(200m), Due(80m), Due(null)])!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(paid.Due, Is.EqualTo(430m));
            Assert.That(paid.Misspent, Is.EqualTo(150m), "100 beyond what was due, 50 to nobody due");
            Assert.That(paid.Withheld, Is.EqualTo(130m), "50 too little, 80 not at all");
            Assert.That(paid.AmountError, Is.EqualTo(75.0), "(50 + 100) ÷ 2 rightly granted");
        }
    }

    [Test]
    public void Without_true_amounts_no_money_is_counted() =>
        Assert.That(Payments.Of([Known.Granted(1m)], [new() { RequestId = "a", Line = 2, Entitled = true }]), Is.Null);

    private static Judgement Right(bool entitled) => entitled ? Known.Granted() : Judgement.Refused;

    private static City.Scoring.Reading.HouseholdTruth Due(decimal? amount) =>
        new() { RequestId = "a", Line = 2, Entitled = amount is not null, Amount = Money.Of(amount ?? 0m) };
}

public sealed class When_a_mean_is_taken_over_seeds
{
    [Test]
    public void Its_interval_is_that_of_Student()
    {
        var spread = Spread.Of([1.0, 2.0, 3.0, 4.0, 5.0])!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(spread.Mean, Is.EqualTo(3.0));
            Assert.That(spread.HalfWidth, Is.EqualTo(1.963).Within(0.0005), "2.776 × 1.5811 ÷ √5");
            Assert.That(spread.Cities, Is.EqualTo(5));
        }
    }

    [Test]
    public void Twenty_seeds_take_the_quantile_of_nineteen_degrees()
    {
        var spread = Spread.Of([.. Enumerable.Range(0, 20).Select(i => (double?)(i % 2))])!;

        Assert.That(spread.HalfWidth, Is.EqualTo(2.093 * Math.Sqrt(20 * 0.25 / 19) / Math.Sqrt(20)).Within(1e-9));
    }

    [Test]
    public void One_city_has_a_mean_and_no_interval() => Assert.That(Spread.Of([0.4]), Is.EqualTo(new Spread(0.4, null, 1)));

    [Test]
    public void Where_it_is_undefined_a_city_is_left_out() => Assert.That(Spread.Of([0.4, null, 0.4])!.Cities, Is.EqualTo(2));

    [Test]
    public void Of_no_city_there_is_none() => Assert.That(Spread.Of([null, null]), Is.Null);

    [TestCase(0.5, 2.5)]
    [TestCase(0.0, 1.0)]
    [TestCase(1.0, 4.0)]
    public void Quantiles_lie_between_their_neighbours(double share, double expected) =>
        Assert.That(Quantile.Of([4, 1, 3, 2], share), Is.EqualTo(expected));
}

public sealed class When_a_figure_is_held_to_its_goal
{
    [TestCase(0.2, true, ExpectedResult = true)]
    [TestCase(0.20001, true, ExpectedResult = false)]
    [TestCase(0.2, false, ExpectedResult = true)]
    [TestCase(0.19999, false, ExpectedResult = false)]
    [TestCase(null, true, ExpectedResult = null)]
    public bool? The_bound_itself_meets_it(double? figure, bool atMost) => new Goal("g", figure, 0.2, atMost).Met;

    [Test]
    public void A_slice_counts_from_two_hundred_households()
    {
        var errors = new Errors(default, default);
        var slices = new Dictionary<string, SliceScore>
        {
            ["small"] = new(new(199, 199), errors, errors), ["large"] = new(new(20, 200), errors, errors),
        };

        Assert.That(Goal("referred.worstSlice", slices, []).Figure, Is.EqualTo(0.1));
    }

    [TestCase(199, ExpectedResult = false)]
    [TestCase(200, ExpectedResult = true)]
    public bool A_method_counts_from_two_hundred_cases(int cases) =>
        Goals.Of(_ => null, new Dictionary<string, SliceScore>(), [new("m", 0.9, new(cases, cases), [0.1])]).Any(g => g.Name == "calibration.m.inside");

    [Test]
    public void Nothing_to_improve_on_leaves_a_ratio_undefined() =>
        Assert.That(Goals.Of(_ => 0.0, new Dictionary<string, SliceScore>(), []).Single(g => g.Name == "endToEnd.errors.ofToday").Figure, Is.Null);

    [Test]
    public void The_best_of_the_others_is_the_one_with_the_fewest_errors()
    {
        var goals = Goals.Of(
            name => name switch
            {
                "engine.endToEnd.errors" => 0.1, "random-referral.endToEnd.errors" => 0.4, "no-wage-referral.endToEnd.errors" => 0.2,
                "declared-believed.endToEnd.errors" => 0.5, "flexible-off.endToEnd.errors" => 0.3, _ => null,
            },
            new Dictionary<string, SliceScore>(), []);

        Assert.That(goals.Single(g => g.Name == "endToEnd.errors.ofTheBest").Figure, Is.EqualTo(0.5));
    }

    private static Goal Goal(string name, IReadOnlyDictionary<string, SliceScore> slices, IReadOnlyList<CalibrationScore> calibration) =>
        Goals.Of(_ => null, slices, calibration).Single(g => g.Name == name);
}
