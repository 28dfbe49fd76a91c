using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Concealment;
using Verification.Assessment.Packs.Cases;
using Verification.Platform.Database;
using Verification.Tests.Assessment;
using Verification.Tests.Cities.Scoring;
using Verification.Vocabulary;

namespace Verification.Tests.Concealment;

[TestFixture]
public sealed class Whom_to_visit_first
{
    private static readonly Money Standard = Money.Of(589m);

    private static readonly VisitStanding SurelyAbove = Review(Interval<Money>.AtLeast(Standard));
    private static readonly VisitStanding SurelyBelow = Review(Interval<Money>.Between(Money.Zero, Money.Of(588.99m)));

    private static readonly Gen<VisitStanding> Any = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 70_000], Gen.Int[-1, 70_000], Gen.Int[0, 3], (outcome, marks, low, width, yield) => new VisitStanding
        {
            Outcome = (Outcome)outcome,
            Threatened = (marks & 1) != 0,
            StatesEnough = (marks & 2) != 0,
            Asked = (marks & 4) != 0,
            PerHead = width < 0 ? Interval<Money>.AtLeast(Fen(low)) : Interval<Money>.Between(Fen(low), Fen(low + width)),
            Standard = Standard,
            Yield = Fen(yield * 1_000),
        });

    [Test]
    public void Who_stays_refused_unless_somebody_looks_goes_before_who_states_enough_however_much_more_that_one_may_earn() =>
        First(SurelyBelow with { Threatened = true }, SurelyAbove with { StatesEnough = true });

    [Test]
    public void Who_states_enough_goes_before_other_reviews_however_much_more_they_may_earn() =>
        First(SurelyBelow with { StatesEnough = true }, SurelyAbove);

    [Test]
    public void A_review_goes_before_whatever_is_decided_however_much_a_visit_there_would_change() =>
        First(SurelyBelow, Decided(Outcome.Eligible, 589m) with { Asked = true, Yield = Money.Of(99_999m) });

    [TestCase(Outcome.Eligible)]
    [TestCase(Outcome.Ineligible)]
    public void Once_decided_nobody_is_threatened_and_nobody_states_enough(Outcome outcome) => Assert.That(
        VisitRank.Of(Decided(outcome, 500m) with { Threatened = true, StatesEnough = true }), Is.EqualTo(VisitRank.Of(Decided(outcome, 500m))));

    [Test]
    public void An_open_question_goes_before_what_is_decided_without_one() =>
        First(Decided(Outcome.Eligible, 1m) with { Asked = true }, Decided(Outcome.Eligible, 589m) with { Yield = Money.Of(99_999m) });

    [TestCase("690.00", "689.00")]
    [TestCase("690.00", "690.01", Description = "a fen more that it may come to is a larger part above")]
    public void Of_reviews_the_one_with_the_larger_part_of_its_income_above_the_standard_goes_first(string one, string other)
    {
        var (left, right) = (Review(Between("489.00", one)), Review(Between("489.00", other)));
        First(left.PerHead.High > right.PerHead.High ? left : right, left.PerHead.High > right.PerHead.High ? right : left);
    }

    [Test]
    public void Of_reviews_what_has_no_end_counts_as_half_above()
    {
        var open = Review(Interval<Money>.AtLeast(Money.Zero));
        First(Review(Between("489.00", "689.01")), open);
        First(open, Review(Between("489.00", "688.99")));
    }

    [Test]
    public void Of_reviews_the_expected_yield_decides_nothing() => Assert.That(
        VisitRank.Of(SurelyBelow with { Yield = Money.Of(5_000m) }), Is.EqualTo(VisitRank.Of(SurelyBelow)));

    [Test]
    public void Of_those_decided_one_fen_more_of_expected_yield_goes_before_a_closer_call() => First(
        Decided(Outcome.Eligible, 100m) with { Yield = Money.Of(10.01m) }, Decided(Outcome.Eligible, 588.99m) with { Yield = Money.Of(10m) });

    [TestCase("588.98", "588.97")]
    [TestCase("589.01", "588.98")]
    [TestCase("589.01", "589.02")]
    public void Of_equal_yields_the_income_closer_to_the_standard_goes_first(string closer, string farther) =>
        First(Decided(Outcome.Eligible, Yuan(closer).Yuan), Decided(Outcome.Eligible, Yuan(farther).Yuan));

    [Test]
    public void The_stored_number_says_all_of_it() => Gen.Select(Any, Any).Sample((one, other) =>
        Math.Sign(VisitRank.Of(one).CompareTo(VisitRank.Of(other))) == Math.Sign(Comparer<(int, decimal, decimal, decimal)>.Default.Compare(Spelled(one), Spelled(other)))
        && VisitRank.Of(one).Key >= 0, iter: 20_000);

    [Test]
    public void What_was_stored_before_ranks_were_goes_after_the_reviews_and_before_what_is_decided()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(VisitRank.Of(SurelyBelow), Is.LessThan(VisitRank.Unranked));
            Assert.That(VisitRank.Of(Decided(Outcome.Eligible, 589m) with { Asked = true, Yield = Money.Max }), Is.GreaterThan(VisitRank.Unranked));
            Assert.That(Migrator.Scripts.Single(s => s.Name == "0031_visit_ranks").Sql, Does.Contain($"default {VisitRank.Unranked.Key};"));
        }
    }

    [TestCase("588.99", 1, false)]
    [TestCase("589.00", 1, true)]
    [TestCase("1177.99", 2, false)]
    [TestCase("1178.00", 2, true)]
    public void Enough_is_the_standard_for_everybody_counted(string stated, int heads, bool enough)
    {
        var worker = Known.Worker.Declaring("flexible", Yuan(stated).Yuan);
        var one = heads == 1 ? Known.Household(worker) : Known.Household(worker, new CaseMember("child", 8));
        Assert.That(Standing(one.Facts, Assessor.Assess(one.Pack, one.Facts, one.Evidence)).StatesEnough, Is.EqualTo(enough));
    }

    [Test]
    public void Threatened_is_whom_the_verdict_asks_why_less_was_stated() => Assert.That(
        Cases.Library.Cases.Where(c => c.Expect[0].FirstQuestion == "question.stated_less").Select(c => Cases.Assess(c) is var found ? Standing(Cases.Facts(c), found).Step : default),
        Is.Not.Empty.And.All.EqualTo(VisitStep.Threatened));

    [Test]
    public void A_household_stands_where_the_earliest_of_its_programmes_puts_it()
    {
        var given = Cases.Named("con-01 银行");
        var (facts, review, decided) = (Cases.Facts(given), Cases.Assess(given), Cases.Assess(Cases.Named("con-25 服刑人员")));
        var alone = VisitRank.Of(facts, review, Money.Max);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alone, Is.LessThan(VisitRank.Of(facts, decided, Money.Max)));
            Assert.That(VisitRank.Of(facts, review with { Programmes = [.. decided.Programmes, .. review.Programmes] }, Money.Max), Is.EqualTo(alone));
            Assert.That(VisitRank.Of(facts, review with { Programmes = [.. review.Programmes, .. decided.Programmes] }, Money.Max), Is.EqualTo(alone));
        }
    }

    [Test]
    public void A_programme_that_holds_income_to_another_line_than_the_standard_says_nothing_of_it()
    {
        var edge = Cases.Library.Cases.Where(c => c.Expect.Any(e => e.Programme.Code == "dibao-edge")).SelectMany(Standings).Where(s => s.Programme == "dibao-edge").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(edge.Select(s => (s.Standing.Standard, s.Standing.StatesEnough, s.Standing.PartAbove)), Is.Not.Empty.And.All.EqualTo(((Money?)null, false, 0.5m)));
            Assert.That(Cases.Library.Cases.SelectMany(Standings).Where(s => s.Programme == "dibao").Select(s => s.Standing.Standard), Is.Not.Empty.And.All.Not.Null);
        }
    }

    private static IEnumerable<(string Programme, VisitStanding Standing)> Standings(PackCase given)
    {
        var (facts, found) = (Cases.Facts(given), Cases.Assess(given));
        return found.Programmes.Select(p => (p.Programme.Code, VisitStanding.Of(facts, found, p, Money.Zero)));
    }

    private static VisitStanding Standing(HouseholdFacts facts, HouseholdAssessment found) => VisitStanding.Of(facts, found, found.Programmes[0], Money.Zero);

    // The rule as one would say it: smaller first.
    private static (int Step, decimal Above, decimal Yield, decimal Margin) Spelled(VisitStanding s)
    {
        var (low, high, review) = (s.PerHead.Low!.Value.Yuan, s.PerHead.High?.Yuan, s.Outcome == Outcome.Review);
        var above = low >= 589m ? 1m : high is not { } end ? 0.5m : end < 589m ? 0m : (end - 589m) / (end - low);
        var margin = high < 589m ? 589m - high.Value : low > 589m ? low - 589m : 0m;
        var step = !review ? s.Asked ? 3 : 4 : s.Threatened ? 0 : s.StatesEnough ? 1 : 2;
        return (step, review ? -Math.Floor(above * 1_000_000_000m) : 0m, review ? 0m : -s.Yield.Yuan, margin);
    }

    private static void First(VisitStanding first, VisitStanding second) => Assert.That(VisitRank.Of(first), Is.LessThan(VisitRank.Of(second)));

    private static VisitStanding Review(Interval<Money> perHead) => new() { Outcome = Outcome.Review, PerHead = perHead, Standard = Standard, Asked = true };

    private static VisitStanding Decided(Outcome outcome, decimal perHead) =>
        new() { Outcome = outcome, PerHead = Interval<Money>.Point(Money.Of(perHead)), Standard = Standard };

    private static Interval<Money> Between(string low, string high) => Interval<Money>.Between(Yuan(low), Yuan(high));

    private static Money Fen(int fen) => Money.Of(fen / 100m);

    private static Money Yuan(string text) => Money.TryParse(text, out var amount) ? amount : throw new FormatException(text);
}
