using NUnit.Framework;
using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Tests.Formulae;

[TestFixture]
public sealed class When_everything_is_known
{
    [TestCase("1 + 2 * 3", 7)]
    [TestCase("(1 + 2) * 3", 9)]
    [TestCase("10 - 2 - 3", 5)]
    [TestCase("10 - (2 - 3)", 11)]
    [TestCase("12 / 3 / 2", 2)]
    [TestCase("-2 * 3", -6)]
    [TestCase("2 - -3", 5)]
    [TestCase("3-1", 2)]
    [TestCase("30% * 10", 3)]
    [TestCase("min(3, 1.5, 2)", "1.5")]
    [TestCase("max(3, 1.5, 2)", 3)]
    [TestCase("100 yuan / 40 yuan", "2.5")]
    [TestCase("if strict then 1 else 2", 1)]
    public void A_number_is_what_arithmetic_says(string text, decimal expected) => Assert.That(Formulas.ValueOf(text), Is.EqualTo(expected));

    [TestCase("1 < 2", true)]
    [TestCase("2 <= 2", true)]
    [TestCase("2 > 2", false)]
    [TestCase("2 >= 2", true)]
    [TestCase("0.50 = 0.5", true)]
    [TestCase("1 != 1", false)]
    [TestCase("not false and false", false)]
    [TestCase("not (false and false)", true)]
    [TestCase("true or false and false", true)]
    [TestCase("(true or false) and false", false)]
    [TestCase("not 1 = 2", true)]
    public void A_condition_is_what_logic_says(string text, bool expected) =>
        Assert.That(Formulas.TruthOf(text), Is.EqualTo(TruthValues.Of(expected)));

    [TestCase("589.00 yuan/month * 12 months", "yuan", 7068)]
    [TestCase("7068.00 yuan / 12 months", "yuan/month", 589)]
    [TestCase("monthly(7068.00 yuan/year)", "yuan/month", 589)]
    [TestCase("yearly(589.00 yuan/month)", "yuan/year", 7068)]
    [TestCase("0.3 mu * 50.00 yuan/mu", "yuan", 15)]
    [TestCase("round(10.009 yuan, down-to-fen)", "yuan", "10.00")]
    [TestCase("round(10.005 yuan, nearest-fen)", "yuan", "10.01")]
    [TestCase("round(10.001 yuan, up-to-fen)", "yuan", "10.01")]
    [TestCase("round(10.50 yuan/month, nearest-yuan)", "yuan/month", 11)]
    [TestCase("round(10.99 yuan/year, down-to-yuan)", "yuan/year", 10)]
    [TestCase("round(10.01 yuan, up-to-yuan)", "yuan", 11)]
    [TestCase("round(10.01 yuan, up-to-5-yuan)", "yuan", 15)]
    [TestCase("round(15.00 yuan, up-to-5-yuan)", "yuan", 15)]
    [TestCase("round(-7.00 yuan, up-to-5-yuan)", "yuan", -5)]
    [TestCase("round(10.001 yuan, exact)", "yuan", "10.001")]
    public void A_unit_comes_out_of_the_units_that_went_in(string text, string unit, decimal expected)
    {
        var declared = unit switch { "yuan" => Unit.OfYuan, "yuan/month" => Unit.YuanPerMonth, _ => Unit.YuanPerYear };
        Assert.That(Formulas.ValueOf(text, unit: declared), Is.EqualTo(expected));
    }

    [Test]
    public void A_chain_takes_its_first_arm_whose_condition_holds()
    {
        var formula = Formulas.Number("if age < 16 years then 1 else if age < 60 years then 2 else 3", Unit.None, Level.Member);
        decimal Of(decimal age) => formula.Number(new TestHousehold().With("age", age), new(0)).Best.Low;

        Assert.That(new[] { Of(15m), Of(16m), Of(59.9m), Of(60m) }, Is.EqualTo(new[] { 1m, 2m, 2m, 3m }));
    }

    [TestCase("sum(members: pay)", 350)]
    [TestCase("sum(members where able: pay)", 300)]
    [TestCase("min(members: pay)", 50)]
    [TestCase("max(members: pay - wage)", 190)]
    public void A_set_is_gone_through_element_by_element(string text, decimal expected) =>
        Assert.That(Formulas.ValueOf(text, Three(), Unit.YuanPerMonth), Is.EqualTo(expected));

    [TestCase("count(members)", 3)]
    [TestCase("count(members where able)", 2)]
    [TestCase("count(members where pay > 60 yuan/month and not able)", 0)]
    [TestCase("count(obligors)", 1)]
    public void Elements_are_counted(string text, decimal expected) => Assert.That(Formulas.ValueOf(text, Three()), Is.EqualTo(expected));

    [TestCase("any(members: pay > 150 yuan/month)", true)]
    [TestCase("any(members where not able: pay > 150 yuan/month)", false)]
    [TestCase("all(members: pay >= 50 yuan/month)", true)]
    [TestCase("all(members where able: pay > 100 yuan/month)", false)]
    [TestCase("any(members where pay < 0 yuan/month: true)", false)]
    [TestCase("all(members where pay < 0 yuan/month: false)", true)]
    public void Elements_are_asked(string text, bool expected) => Assert.That(Formulas.TruthOf(text, Three()), Is.EqualTo(TruthValues.Of(expected)));

    [Test]
    public void An_inner_formula_sees_the_names_around_it()
    {
        var household = new TestHousehold(members: 2, months: 2)
            .With("wage", 1000m).With("pay", 1m, 0).With("pay", 2m, 1)
            .With("month.wage", 10m, 0).With("month.wage", 20m, 1).With("month.wage", 30m, 4).With("month.wage", 40m, 5);

        Assert.That(
            Formulas.ValueOf("sum(members: sum(months: month.wage + pay + wage))", household, Unit.YuanPerMonth),
            Is.EqualTo(10 + 20 + 30 + 40 + (2 * 1) + (2 * 2) + 4000));
    }

    [Test]
    public void The_months_of_an_obligor_are_not_those_of_a_member()
    {
        var household = new TestHousehold().With("month.wage", 10m, 0).With("month.wage", 70m, 16);

        Assert.That(Formulas.ValueOf("sum(obligors: sum(months: month.wage))", household, Unit.YuanPerMonth), Is.EqualTo(70m));
    }

    [Test]
    public void No_memory_is_taken_from_the_heap() => Assert.That(Speed.BytesOfEach(), Is.Zero);

    private static TestHousehold Three() => new TestHousehold(members: 3)
        .With("wage", 10m)
        .With("pay", 100m, 0).With("pay", 50m, 1).With("pay", 200m, 2)
        .With("able", Truth.True, 0).With("able", Truth.False, 1).With("able", Truth.True, 2);
}
