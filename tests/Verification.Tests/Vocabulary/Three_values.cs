using CsCheck;
using NUnit.Framework;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class Three_values
{
    [Test]
    public void Agree_with_two_valued_logic_however_the_unknown_turns_out() =>
        Gen.Select(Some.Truth, Some.Truth).Sample((left, right) =>
            left.And(right) == Summary(left, right, (x, y) => x && y)
            && left.Or(right) == Summary(left, right, (x, y) => x || y)
            && left.Not() == Summary(left, left, (x, _) => !x));

    [Test]
    public void Follow_de_morgan() =>
        Gen.Select(Some.Truth, Some.Truth).Sample((left, right) => left.And(right).Not() == left.Not().Or(right.Not()));

    [Test]
    public void Make_one_false_condition_decide_over_unknown_ones()
    {
        TruthValue[] conditions = [TruthValue.Unknown, TruthValue.False, TruthValue.True];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(conditions.All(), Is.EqualTo(TruthValue.False));
            Assert.That(conditions.Any(), Is.EqualTo(TruthValue.True));
            Assert.That(conditions[..1].All().IsDecided(), Is.False);
        }
    }

    [Test]
    public void Are_true_of_all_and_false_of_any_when_there_is_none()
    {
        TruthValue[] none = [];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(none.All(), Is.EqualTo(TruthValue.True));
            Assert.That(none.Any(), Is.EqualTo(TruthValue.False));
        }
    }

    private static TruthValue Summary(TruthValue left, TruthValue right, Func<bool, bool, bool> rule)
    {
        var results = Possible(left).SelectMany(x => Possible(right).Select(y => rule(x, y))).Distinct().ToList();
        return results.Count == 2 ? TruthValue.Unknown : TruthValues.Of(results[0]);
    }

    private static bool[] Possible(TruthValue value) => value switch
    {
        TruthValue.True => [true],
        TruthValue.False => [false],
        _ => [true, false],
    };
}
