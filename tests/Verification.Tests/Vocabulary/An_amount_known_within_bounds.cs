using CsCheck;
using NUnit.Framework;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class An_amount_known_within_bounds
{
    private static readonly Interval<Money> TwoToFive = Interval<Money>.Between(Money.Of(2m), Money.Of(5m));

    [Test]
    public void Holds_every_sum_and_difference_of_its_points() =>
        Gen.Select(Some.Amount, Some.Amount).Sample((left, right) =>
        {
            var sum = left.Plus(right);
            var difference = left.Minus(right);
            return Pairs(left, right).All(p => sum.Contains(p.X + p.Y) && difference.Contains(p.X - p.Y));
        });

    [Test]
    public void Holds_every_smaller_and_every_larger_of_two_points() =>
        Gen.Select(Some.Amount, Some.Amount).Sample((left, right) =>
        {
            var smaller = left.Min(right);
            var larger = left.Max(right);
            return Pairs(left, right).All(p =>
                smaller.Contains(p.X < p.Y ? p.X : p.Y) && larger.Contains(p.X > p.Y ? p.X : p.Y));
        });

    [Test]
    public void Holds_every_point_scaled_by_a_factor_of_either_sign() =>
        Gen.Select(Some.Amount, Some.Factor).Sample((amount, factor) =>
            Some.PointsOf(amount).All(x => amount.Times(factor).Contains(x * factor)));

    [Test]
    public void Holds_every_point_scaled_by_every_possible_share() =>
        Gen.Select(Some.Amount, Some.Share).Sample((amount, share) =>
        {
            var scaled = amount.Times(share);
            decimal[] shares = [share.Low!.Value, (share.Low.Value + share.High!.Value) / 2, share.High.Value];
            return Some.PointsOf(amount).All(x => shares.All(s => scaled.Contains(x * s)));
        });

    [Test]
    public void Holds_every_point_spread_over_months_and_rounded() =>
        Gen.Select(Some.Amount, Gen.Int[1, 36], Gen.Enum<Rounding>()).Sample((amount, months, rule) =>
            Some.PointsOf(amount).All(x =>
                amount.DividedBy(months).Contains(x / months)
                && amount.DividedBy(months).Rounded(rule).Contains((x / months).Rounded(rule))));

    [Test]
    public void Holds_the_sum_of_one_point_of_each_of_many() =>
        Some.Amount.List[0, 6].Sample(amounts =>
        {
            var sum = amounts.Sum();
            return Enumerable.Range(0, 5).All(i =>
                sum.Contains(amounts.Aggregate(Money.Zero, (total, amount) => total + Some.PointsOf(amount).ElementAt(i))));
        });

    [Test]
    public void Intersects_in_the_points_both_hold_and_nowhere_else() =>
        Gen.Select(Some.Amount, Some.Amount, Some.Yuan).Sample((left, right, x) =>
            Probes(left, right, x).All(p =>
                (left.Contains(p) && right.Contains(p)) == (left.Intersect(right)?.Contains(p) ?? false)));

    [Test]
    public void Is_held_by_its_hull_with_any_other() =>
        Gen.Select(Some.Amount, Some.Amount).Sample((left, right) =>
            Some.PointsOf(left).Concat(Some.PointsOf(right)).All(left.Hull(right).Contains)
            && left.Hull(right) == right.Hull(left)
            && left.Hull(left) == left);

    [Test]
    public void Decides_a_comparison_only_if_every_point_agrees() =>
        Gen.Select(Some.Amount, Some.Yuan, Gen.Int[0, 2]).Sample((amount, somewhere, at) =>
        {
            // The ends themselves are where strict and lax comparisons differ.
            var threshold = at switch { 0 => amount.Low ?? somewhere, 1 => amount.High ?? somewhere, _ => somewhere };
            return Agrees(amount.IsBelow(threshold), amount, x => x < threshold)
                && Agrees(amount.IsAtMost(threshold), amount, x => x <= threshold)
                && Agrees(amount.IsAbove(threshold), amount, x => x > threshold)
                && Agrees(amount.IsAtLeast(threshold), amount, x => x >= threshold)
                && Agrees(amount.Is(threshold), amount, x => x == threshold);
        });

    [Test]
    public void Is_not_below_a_standard_it_exactly_equals()
    {
        var standard = Money.Of(589.00m);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Interval<Money>.Point(standard).IsBelow(standard), Is.EqualTo(TruthValue.False));
            Assert.That(Interval<Money>.Point(standard - Money.Of(0.01m)).IsBelow(standard), Is.EqualTo(TruthValue.True));
            Assert.That(Interval<Money>.Between(Money.Zero, standard).IsBelow(standard), Is.EqualTo(TruthValue.Unknown));
        }
    }

    [Test]
    public void Without_an_end_decides_only_on_the_side_that_has_one()
    {
        var atLeastTwo = Interval<Money>.AtLeast(Money.Of(2m));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(atLeastTwo.IsBelow(Money.Of(2m)), Is.EqualTo(TruthValue.False));
            Assert.That(atLeastTwo.IsAbove(Money.Of(1m)), Is.EqualTo(TruthValue.True));
            Assert.That(atLeastTwo.IsBelow(Money.Max), Is.EqualTo(TruthValue.Unknown));
            Assert.That(Interval<Money>.Anything.IsAtMost(Money.Max), Is.EqualTo(TruthValue.Unknown));
        }
    }

    [Test]
    public void Times_nothing_is_nothing_even_without_ends() =>
        Assert.That(Interval<Money>.Anything.Times(0m), Is.EqualTo(MoneyInterval.Zero));

    [Test]
    public void Exchanges_its_ends_under_a_negative_factor() =>
        Assert.That(TwoToFive.Times(-2m), Is.EqualTo(Interval<Money>.Between(Money.Of(-10m), Money.Of(-4m))));

    [Test]
    public void Touching_at_one_end_meets_in_a_point() =>
        Assert.That(TwoToFive.Intersect(Interval<Money>.AtLeast(Money.Of(5m))), Is.EqualTo(Interval<Money>.Point(Money.Of(5m))));

    [Test]
    public void Apart_from_another_has_no_intersection() =>
        Assert.That(TwoToFive.Intersect(Interval<Money>.AtLeast(Money.Of(5.01m))), Is.Null);

    [Test]
    public void Is_never_below_zero_once_clamped() =>
        Some.Amount.Sample(amount => amount.OrZeroIfNegative().Low >= Money.Zero);

    [Test]
    public void Refuses_to_be_spread_over_nobody() =>
        Assert.That(() => TwoToFive.DividedBy(0), Throws.TypeOf<BrokenPromise>());

    [Test]
    public void Refuses_a_share_without_an_end() =>
        Assert.That(() => TwoToFive.Times(Interval<decimal>.AtLeast(0m)), Throws.TypeOf<BrokenPromise>());

    [Test]
    public void Cannot_be_built_the_wrong_way_round() =>
        Assert.That(() => Interval<Money>.Between(Money.Of(5m), Money.Of(2m)), Throws.TypeOf<BrokenPromise>());

    private static bool Agrees(TruthValue decided, Interval<Money> amount, Func<Money, bool> holds)
    {
        var answers = Some.PointsOf(amount).Select(holds).Distinct().ToList();
        return decided switch
        {
            TruthValue.True => answers is [true],
            TruthValue.False => answers is [false],
            // An end in reach of the threshold must be the reason for not deciding; equality of a wide interval is always open.
            _ => !amount.IsPoint,
        };
    }

    private static IEnumerable<(Money X, Money Y)> Pairs(Interval<Money> left, Interval<Money> right) =>
        Some.PointsOf(left).SelectMany(x => Some.PointsOf(right).Select(y => (x, y)));

    private static IEnumerable<Money> Probes(Interval<Money> left, Interval<Money> right, Money x) =>
        [x, .. Some.PointsOf(left), .. Some.PointsOf(right)];
}
