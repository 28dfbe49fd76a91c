using NUnit.Framework;
using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Tests.Formulae;

[TestFixture]
public sealed class When_little_is_known
{
    private static readonly Extent TwoToThree = Extent.Between(2m, 3m);
    private static readonly Truth Believed = new(TruthValue.True, TruthValue.Unknown);

    [Test]
    public void A_number_minus_itself_is_not_zero() =>
        Assert.That(Of("heads - heads", TwoToThree), Is.EqualTo(Extent.Between(-1m, 1m)));

    [Test]
    public void Nothing_is_known_when_the_divisor_may_lie_on_both_sides_of_zero()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of("1 / heads", Extent.Between(-1m, 1m)), Is.EqualTo(Extent.Anything));
            Assert.That(Of("1 / heads", Extent.Anything), Is.EqualTo(Extent.Anything));
            Assert.That(Of("1 / heads", Extent.Zero), Is.EqualTo(Extent.Anything));
        }
    }

    [Test]
    public void A_divisor_that_ends_at_zero_leaves_one_end_open()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of("1 / heads", Extent.Between(0m, 2m)), Is.EqualTo(Extent.AtLeast(0.5m)));
            Assert.That(Of("1 / heads", Extent.Between(-2m, 0m)), Is.EqualTo(Extent.AtMost(-0.5m)));
            Assert.That(Of("-1 / heads", Extent.Between(0m, 2m)), Is.EqualTo(Extent.AtMost(-0.5m)));
            Assert.That(Of("1 / heads", Extent.AtLeast(2m)), Is.EqualTo(Extent.Between(0m, 0.5m)));
        }
    }

    [Test]
    public void Evidence_holds_what_an_estimated_divisor_of_zero_allows() =>
        Assert.That(
            Of("1 / heads", new Figure(Extent.Zero, Extent.Between(0m, 2m))), Is.EqualTo(Figure.Of(Extent.Anything)));

    [Test]
    public void Nothing_times_an_open_end_is_nothing()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of("heads * 0", Extent.Anything), Is.EqualTo(Extent.Zero));
            Assert.That(Of("heads * 2", Extent.AtLeast(3m)), Is.EqualTo(Extent.AtLeast(6m)));
            Assert.That(Of("heads * -2", Extent.AtLeast(3m)), Is.EqualTo(Extent.AtMost(-6m)));
        }
    }

    [Test]
    public void An_undecided_condition_allows_both_arms() =>
        Assert.That(Of("if heads < 3 then 10 else 20", Extent.Between(2m, 3m)), Is.EqualTo(Extent.Between(10m, 20m)));

    [Test]
    public void A_condition_decided_by_an_estimate_takes_one_arm_for_the_estimate_alone() =>
        Assert.That(
            Of("if heads < 3 then 10 else 20", new Figure(Extent.Point(2m), TwoToThree)),
            Is.EqualTo(new Figure(Extent.Point(10m), Extent.Between(10m, 20m))));

    [Test]
    public void A_comparison_is_decided_only_if_every_point_agrees()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Holds("heads < 3", TwoToThree), Is.EqualTo(TruthValue.Unknown));
            Assert.That(Holds("heads <= 3", TwoToThree), Is.EqualTo(TruthValue.True));
            Assert.That(Holds("heads < 2", TwoToThree), Is.EqualTo(TruthValue.False));
            Assert.That(Holds("heads = 2", TwoToThree), Is.EqualTo(TruthValue.Unknown));
            Assert.That(Holds("heads != 4", TwoToThree), Is.EqualTo(TruthValue.True));
            Assert.That(Holds("heads = heads", TwoToThree), Is.EqualTo(TruthValue.Unknown));
        }
    }

    [Test]
    public void A_decided_part_may_decide_the_whole()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Holds("rural and heads > 5", TwoToThree), Is.EqualTo(TruthValue.False));
            Assert.That(Holds("rural or heads < 5", TwoToThree), Is.EqualTo(TruthValue.True));
            Assert.That(Holds("rural or heads > 5", TwoToThree), Is.EqualTo(TruthValue.Unknown));
            Assert.That(Holds("not rural", TwoToThree), Is.EqualTo(TruthValue.Unknown));
        }
    }

    [TestCase("sum(members where able: pay)", 80, 150)]
    [TestCase("min(members where able: pay)", -20, 100)]
    [TestCase("max(members where able: pay)", 100, 100)]
    public void An_element_that_may_be_in_only_widens(string text, decimal low, decimal high)
    {
        var household = new TestHousehold(members: 3)
            .With("pay", 100m, 0).With("pay", -20m, 1).With("pay", 50m, 2)
            .With("able", Truth.True, 0).With("able", Truth.Unknown, 1).With("able", Truth.Unknown, 2);

        Assert.That(Formulas.FigureOf(text, household, Unit.YuanPerMonth), Is.EqualTo(Figure.Of(Extent.Between(low, high))));
    }

    [Test]
    public void Elements_that_may_be_in_may_be_counted() =>
        Assert.That(
            Formulas.FigureOf(
                "count(members where able)",
                new TestHousehold(members: 3).With("able", Truth.True, 0).With("able", Truth.Unknown, 1).With("able", Believed, 2)),
            Is.EqualTo(new Figure(Extent.Between(2m, 3m), Extent.Between(1m, 3m))));

    [Test]
    public void Of_the_least_of_nothing_nothing_is_known()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Formulas.FigureOf("min(members: pay)", new TestHousehold(members: 0), Unit.YuanPerMonth), Is.EqualTo(Figure.Of(Extent.Anything)));
            Assert.That(
                Formulas.FigureOf("max(members where able: pay)", new TestHousehold().With("able", Truth.Unknown), Unit.YuanPerMonth),
                Is.EqualTo(Figure.Of(Extent.Anything)));
        }
    }

    [Test]
    public void Rounding_moves_both_ends() =>
        Assert.That(
            Formulas.FigureOf(
                "round(savings, up-to-yuan)", new TestHousehold().With("savings", Figure.Of(Extent.Between(1.01m, 2.01m))), Unit.OfYuan),
            Is.EqualTo(Figure.Of(Extent.Between(2m, 3m))));

    [Test]
    public void A_number_beyond_all_decimals_is_open_outwards_and_still_large()
    {
        var figure = Formulas.FigureOf("heads * heads", new TestHousehold().With("heads", 1e15m));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(figure.Best.HighOpen, Is.True);
            Assert.That(figure.Best.Low, Is.GreaterThan(7e28m));
            Assert.That(Formulas.TruthOf("heads * heads > 1", new TestHousehold().With("heads", 1e15m)), Is.EqualTo(TruthValue.True));
        }
    }

    private static Figure Of(string text, Figure heads) => Formulas.FigureOf(text, new TestHousehold().With("heads", heads));

    private static Extent Of(string text, Extent heads)
    {
        var figure = Of(text, Figure.Of(heads));
        Assert.That(figure.IsEstimated, Is.False);
        return figure.Best;
    }

    private static TruthValue Holds(string text, Extent heads) =>
        Formulas.TruthOf(text, new TestHousehold().With("heads", Figure.Of(heads)).With("rural", Truth.Unknown));
}
