using CsCheck;
using NUnit.Framework;
using Verification.Assessment.Concealment;
using Verification.Vocabulary;

namespace Verification.Tests.Concealment;

[TestFixture]
public sealed class The_order_of_visits
{
    private static readonly Gen<VisitCandidate[]> Some = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 9]).Array[0, 60]
        .Select(all => all.Select(a => Candidate(a.Item1, a.Item2 * 100m)).DistinctBy(c => c.Verification).ToArray());

    [Test]
    public void Puts_the_most_expected_yield_first_whoever_came_first() => Some.Sample(candidates =>
    {
        var order = VisitOrder.Of(candidates);
        return order.SequenceEqual(VisitOrder.Of(candidates.Reverse())) && order.Zip(order.Skip(1)).All(p => p.First.Yield >= p.Second.Yield)
            && order.Count == candidates.Count(c => c.Yield > Money.Zero);
    }, iter: 500);

    [Test]
    public void Is_cut_at_the_budget_and_what_is_withheld_is_stated() => Gen.Select(Some, Gen.Int[1, 3], Gen.Int[1, 9]).Sample((candidates, officers, each) =>
    {
        var plan = VisitPlan.Draw(candidates, officers, each);
        var all = VisitOrder.Of(candidates);
        return plan.Listed.Count == Math.Min(officers * each, all.Count) && plan.Listed.Count + plan.Withheld == all.Count
            && (plan.HighestWithheld is null) == (plan.Withheld == 0)
            && (plan.HighestWithheld is not { } high || plan.LowestListed >= high);
    }, iter: 500);

    [TestCase(8, 8, 0)]
    [TestCase(9, 8, 1)]
    public void Lists_eight_and_no_ninth(int waiting, int listed, int withheld)
    {
        var plan = VisitPlan.Draw(Enumerable.Range(1, waiting).Select(i => Candidate(i, i)), 1, 8);
        Assert.That((plan.Listed.Count, plan.Withheld), Is.EqualTo((listed, withheld)));
    }

    [TestCase(0, 8)]
    [TestCase(VisitPlan.OfficersMax + 1, 8)]
    [TestCase(1, 0)]
    public void Is_drawn_for_nobody_who_may_not_visit(int officers, int each) =>
        Assert.That(() => VisitPlan.Draw([], officers, each), Throws.TypeOf<BrokenPromise>());

    private static VisitCandidate Candidate(int number, decimal yield) => new(VerificationId.Derive("s", $"r-{number}"), 1, Money.Of(yield));
}
