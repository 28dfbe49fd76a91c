using CsCheck;
using NUnit.Framework;
using Verification.Assessment.Language;

namespace Verification.Tests.Formulae;

[TestFixture]
public sealed class A_random_formula
{
    [Test]
    public void Allows_everything_a_household_may_come_to_and_decides_nothing_else()
    {
        var tally = new SoundnessTally();
        var soundness = new Soundness(tally);
        Gen.Int[0, int.MaxValue].Sample(seed => Assert.That(soundness.Fault(seed), Is.Null), iter: 1_500);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tally.Points, Is.GreaterThan(10_000));
            Assert.That(tally.Unused, Is.Empty);
        }
    }

    [Test]
    public void Has_a_normal_form_that_is_its_own_and_means_the_same() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var random = new Random(seed);
            var formulas = new RandomFormulas(random);
            var unit = formulas.AnyUnit();
            var text = formulas.Number(random.Next(1, 40), unit, new()).Text;
            if (Compile(text, unit) is { } formula)
            {
                var again = Compile(formula.Canonical, unit)!;
                var household = new RandomHouseholds(random).Draw(formula.References, Position.Household);
                Assert.That(again.Canonical, Is.EqualTo(formula.Canonical));
                Assert.That(again.Number(household, Position.Household), Is.EqualTo(formula.Number(household, Position.Household)));
                Assert.That(again.CostMax, Is.EqualTo(formula.CostMax));
            }
        },
        iter: 500);

    private static Formula? Compile(string text, Unit unit) =>
        (Formula.Compile(text, Level.Household, FormulaKind.Number, unit, TestNames.All) as FormulaResult.Compiled)?.Formula;
}
