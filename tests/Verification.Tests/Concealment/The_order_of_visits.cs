using CsCheck;
using NUnit.Framework;
using Verification.Assessment.Concealment;
using Verification.Vocabulary;

namespace Verification.Tests.Concealment;

[TestFixture]
public sealed class The_order_of_visits
{
    private static readonly Gen<VisitCandidate[]> Some = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 5], Gen.Int[0, 9]).Array[0, 60]
        .Select(all => all.Select(a => Candidate(a.Item1, a.Item2, a.Item3 * 100m)).DistinctBy(c => c.Verification).ToArray());

    [Test]
    public void Is_that_of_the_ranks_whoever_came_first_and_leaves_out_who_has_nothing_to_expect() => Some.Sample(candidates =>
    {
        var order = VisitOrder.Of(candidates);
        return order.SequenceEqual(VisitOrder.Of(candidates.Reverse())) && order.Zip(order.Skip(1)).All(p => p.First.Rank.CompareTo(p.Second.Rank) <= 0)
            && order.Count == candidates.Count(c => c.Yield > Money.Zero);
    }, iter: 500);

    [TestCase(false)]
    [TestCase(true)]
    public void Looks_at_the_yield_of_equal_ranks_only_where_ranks_were_not_kept(bool kept)
    {
        var (less, more) = (Candidate(1, 0, 100m), Candidate(2, 0, 200m));
        if (string.CompareOrdinal($"{less.Verification.Value:N}", $"{more.Verification.Value:N}") > 0)
        {
            (less, more) = (more with { Yield = less.Yield }, less with { Yield = more.Yield });
        }

        VisitCandidate[] both = kept ? [less, more] : [less with { Rank = VisitRank.Unranked }, more with { Rank = VisitRank.Unranked }];
        Assert.That(VisitOrder.Of(both)[0].Yield, Is.EqualTo(kept ? less.Yield : more.Yield), "less has the smaller id");
    }

    [Test]
    public void Is_cut_at_the_budget_and_what_is_withheld_is_stated() => Gen.Select(Some, Gen.Int[1, 3], Gen.Int[1, 9]).Sample((candidates, officers, each) =>
    {
        var plan = VisitPlan.Draw(candidates, officers, each);
        var all = VisitOrder.Of(candidates);
        return plan.Listed.Count == Math.Min(officers * each, all.Count) && plan.Listed.Count + plan.Withheld == all.Count
            && plan.LowestListed == (plan.Listed.Count == 0 ? null : all.Take(plan.Listed.Count).Min(c => c.Yield))
            && plan.HighestWithheld == (plan.Withheld == 0 ? null : all.Skip(plan.Listed.Count).Max(c => c.Yield));
    }, iter: 500);

    [Test]
    public void Lists_a_review_and_states_the_larger_yield_it_withholds_for_it()
    {
        var plan = VisitPlan.Draw([Candidate(1, 9, 5_000m), Candidate(2, 0, 100m)], 1, 1);
        Assert.That((plan.Listed.Single().Yield, plan.LowestListed, plan.HighestWithheld), Is.EqualTo((Money.Of(100m), (Money?)Money.Of(100m), (Money?)Money.Of(5_000m))));
    }

    [TestCase(8, 8, 0)]
    [TestCase(9, 8, 1)]
    public void Lists_eight_and_no_ninth(int waiting, int listed, int withheld)
    {
        var plan = VisitPlan.Draw(Enumerable.Range(1, waiting).Select(i => Candidate(i, i, i)), 1, 8);
        Assert.That((plan.Listed.Count, plan.Withheld), Is.EqualTo((listed, withheld)));
    }

    [TestCase(0, 8)]
    [TestCase(VisitPlan.OfficersMax + 1, 8)]
    [TestCase(1, 0)]
    public void Is_drawn_for_nobody_who_may_not_visit(int officers, int each) =>
        Assert.That(() => VisitPlan.Draw([], officers, each), Throws.TypeOf<BrokenPromise>());

    private static VisitCandidate Candidate(int number, long rank, decimal yield) =>
        new(VerificationId.Derive("s", $"r-{number}"), 1, new(rank), Money.Of(yield));
}
