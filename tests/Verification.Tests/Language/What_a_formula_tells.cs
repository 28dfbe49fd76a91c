using NUnit.Framework;
using Verification.Assessment.Language;

namespace Verification.Tests.Formulae;

[TestFixture]
public sealed class What_a_formula_tells
{
    private const string Chain = "if heads < 2 then 1 else if heads < 4 then (if rural then 2 else 3) else 4";

    [Test]
    public void Its_arms_in_the_order_of_the_text() =>
        Assert.That(
            Formulas.Number(Chain, Unit.None).Branches,
            Is.EqualTo(new FormulaBranch[]
            {
                new(0, 18, "1"), new(1, 43, "(if rural then 2 else 3)"), new(2, 58, "2"), new(3, 65, "3"), new(4, 73, "4"),
            }));

    [TestCase(1, 1, new[] { 0 })]
    [TestCase(2, 3, new[] { 1, 3 })]
    [TestCase(5, 6, new[] { 4 })]
    [TestCase(1, 2, new int[0])]
    public void Which_arms_were_taken_for_certain(decimal low, decimal high, int[] taken)
    {
        var formula = Formulas.Number(Chain, Unit.None);
        var coverage = new BranchCoverage();
        var household = new TestHousehold { Coverage = coverage }.With("heads", Figure.Of(Extent.Between(low, high))).With("rural", Truth.False);

        formula.Number(household, Position.Household);

        Assert.That(formula.Branches.Select(branch => branch.Index).Where(index => coverage.WasTaken(formula, index)), Is.EqualTo(taken));
    }

    [Test]
    public void The_names_it_reads_each_once() =>
        Assert.That(
            Formulas.Number("wage + rent + wage - standard", Unit.YuanPerMonth).References.Select(symbol => symbol.Name),
            Is.EqualTo(new[] { "wage", "rent", "standard" }));

    [Test]
    public void The_comparisons_it_rests_on_with_both_sides()
    {
        var formula = Formulas.Truth("not (wage  <  standard) or rural and heads >= 2 or any(members: age > 3 years)");
        var household = new TestHousehold()
            .With("wage", Figure.Of(Extent.Between(500m, 600m))).With("rural", Truth.False).With("heads", 3m).With("age", 1m);

        Assert.That(formula.Comparisons(household, Position.Household), Is.EqualTo(new Compared[]
        {
            new("wage  <  standard", Figure.Of(Extent.Between(500m, 600m)), "<", Figure.Point(589m), Unit.YuanPerMonth, Truth.Unknown),
            new("heads >= 2", Figure.Point(3m), ">=", Figure.Point(2m), Unit.None, Truth.True),
        }));
    }

    [Test]
    public void What_it_costs_on_the_largest_household()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Formulas.Number("heads", Unit.None).CostMax, Is.EqualTo(3));
            Assert.That(Formulas.Number("heads + 1", Unit.None).CostMax, Is.EqualTo(9));
            Assert.That(Formulas.Number("sum(items: item.value)", Unit.OfYuan).CostMax, Is.EqualTo(3 * ((500 * 2) + 1)));
            Assert.That(
                Formulas.Number("sum(members: sum(months: month.weight))", Unit.None).CostMax, Is.EqualTo(3 * ((30 * ((36 * 2) + 1 + 1)) + 1)));
        }
    }

    [TestCase("((1))+ (2*3)", "1 + 2 * 3")]
    [TestCase("(1+2)*3", "(1 + 2) * 3")]
    [TestCase("1-(2-3)", "1 - (2 - 3)")]
    [TestCase("(1-2)-3", "1 - 2 - 3")]
    [TestCase("-(-heads)", "--heads")]
    [TestCase("-(1 + 2)", "-(1 + 2)")]
    [TestCase("100.00   yuan/month /(2.0   yuan/month)", "100.00 yuan/month / 2.0 yuan/month")]
    [TestCase("if(rural)then(1)else(if single then 2 else 3)", "if rural then 1 else (if single then 2 else 3)")]
    [TestCase("count( members  where (not able) )", "count(members where not able)")]
    [TestCase("max((1),(2+3))", "max(1, 2 + 3)")]
    public void Its_normal_form(string text, string expected) =>
        Assert.That(Formulas.Number(text, Unit.None).Canonical, Is.EqualTo(expected));
}
