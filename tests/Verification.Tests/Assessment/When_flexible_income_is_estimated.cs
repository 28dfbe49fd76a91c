using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Flexible;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>Lives drawn from what a method says of its conditions lie in its interval; what is seen twice counts once.</summary>
public sealed class When_flexible_income_is_estimated
{
    private static readonly EstimateSet Law = FlexibleLife.Pack.Estimates;

    [Test]
    public void A_day_labourer_within_the_rates_of_the_law_lies_inside() =>
        Gen.Select(Inside(Of("day-labour").Rate), Inside(Of("day-labour").Days), Gen.Int[1, 12], Gen.Int[1, 12]).Sample((rate, days, a, b) =>
        {
            var (from, to) = (Math.Min(a, b), Math.Max(a, b));
            var life = new FlexibleLife { Facts = [new("work", "day-labour", new(FlexibleLife.Month(from).From, FlexibleLife.Month(to).To))] };
            return Holds(life.Estimates(), rate * days * (to - from + 1));
        });

    [Test]
    public void A_worker_away_from_home_lies_inside() =>
        Gen.Select(Inside(Of("migrant").Pay), Inside(Of("migrant").Months)).Sample((pay, months) =>
            Holds(FlexibleLife.Working("migrant").Estimates(), pay * months));

    [Test]
    public void A_seasonal_worker_lies_inside() =>
        Gen.Select(Inside(Of("seasonal").Rate), Inside(Of("seasonal").Days)).Sample((rate, days) =>
            Holds(FlexibleLife.Working("seasonal").Estimates(), rate * days * 3));

    [Test]
    public void A_trader_lies_inside() =>
        Gen.Select(Inside(Of("household-trade").Pay), Inside(Of("household-trade").Months)).Sample((pay, months) =>
            Holds(FlexibleLife.Working("trade").Estimates(), pay * months));

    [Test]
    public void Two_works_add_up() =>
        Gen.Select(Inside(Of("day-labour").Rate), Inside(Of("day-labour").Days), Inside(Of("household-trade").Pay), Inside(Of("household-trade").Months))
            .Sample((rate, days, pay, months) =>
                Holds(FlexibleLife.Working("day-labour", "trade").Estimates(), (rate * days * 12) + (pay * months)));

    [Test]
    public void An_honest_declaration_within_the_stated_error_leaves_the_truth_inside() =>
        Gen.Select(Inside(Of("day-labour").Rate), Inside(Of("day-labour").Days), Gen.Int[0, 100]).Sample((rate, days, part) =>
        {
            var (truth, error) = (rate * days, Of("day-labour").Error);
            // Declared so that the truth lies between (1 − below) and (1 + above) of it.
            var (least, most) = (truth / (1m + error.High), truth / (1m - error.Low));
            var declared = decimal.Round(least + ((most - least) * part / 100m), 2);
            var estimate = (FlexibleLife.Working("day-labour") with { Declared = [("flexible", declared)] }).Estimates();
            return Holds(estimate, truth * 12m, tolerance: 1m);
        });

    [Test]
    public void A_declaration_below_what_the_work_yields_at_least_is_not_believed()
    {
        var estimate = (FlexibleLife.Working("day-labour") with { Declared = [("flexible", 1m)] }).Estimates();
        Assert.That(estimate.Unrecorded, Is.EqualTo(Yuan(3_000m, 3_540m)));
    }

    [Test]
    public void Works_declared_under_one_word_share_what_was_declared()
    {
        var estimate = (FlexibleLife.Working("day-labour", "migrant") with { Declared = [("flexible", 900m)] }).Estimates();
        var declared = estimate.Methods.Sum(m => (m.Range!.Value.High!.Value.Yuan) / 1.18m);
        Assert.That(declared, Is.EqualTo(10_800m).Within(0.01m));
    }

    [Test]
    public void Three_thousand_in_tax_bank_and_platform_count_once()
    {
        var life = new FlexibleLife().With(
            FlexibleLife.Record(EvidenceKind.PlatformPayout, "p-1", 3_000m, about: "pay-1"),
            FlexibleLife.Record(EvidenceKind.Invoice, "t-1", 3_000m, "agency", "pay-1"),
            FlexibleLife.Record(EvidenceKind.PaymentInflow, "b-1", 3_000m, "payout", "pay-1"));
        Assert.That(life.Estimates().Income, Is.EqualTo(Yuan(3_000m, 3_000m)));
    }

    [Test]
    public void A_platform_and_cash_add_up()
    {
        var life = FlexibleLife.Working("day-labour").With(FlexibleLife.Record(EvidenceKind.PlatformPayout, "p-1", 3_000m));
        Assert.That(life.Estimates().Income, Is.EqualTo(Yuan(6_000m, 10_080m)));
    }

    [Test]
    public void What_an_account_shows_of_day_labour_is_part_of_it_and_more_of_it_widens()
    {
        Interval<Money> With(decimal inflow) => FlexibleLife.Working("day-labour").With(FlexibleLife.Record(EvidenceKind.PaymentInflow, "b-1", inflow)).Estimates().Unrecorded;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(With(5_000m), Is.EqualTo(Yuan(3_000m, 7_080m)));
            Assert.That(With(9_000m), Is.EqualTo(Yuan(3_000m, 9_000m)));
        }
    }

    [Test]
    public void Views_that_contradict_each_other_widen_and_ask()
    {
        // Reports of 12,000 against payouts of 3,000: no cost rule makes them agree.
        var life = new FlexibleLife().With(
            FlexibleLife.Record(EvidenceKind.PlatformPayout, "p-1", 3_000m), FlexibleLife.Record(EvidenceKind.PlatformPayout, "t-1", 12_000m, "reported", source: "tax-wages"));
        var programme = life.Assess();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(life.Estimates().Income, Is.EqualTo(Yuan(3_000m, 12_000m)));
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.MainCause, Is.EqualTo(MainCause.ConflictingSources));
            Assert.That(programme.OpenQuestions[0].Code, Is.EqualTo("question.estimates_conflict"));
        }
    }

    [Test]
    public void An_estimate_alone_never_refuses() =>
        Gen.Select(Gen.OneOf("day-labour", "migrant", "seasonal", "trade"), Gen.Int[0, 100_000]).Sample((work, declared) =>
            (FlexibleLife.Working(work) with { Declared = [("flexible", declared), ("business", declared)] }).Assess().Outcome != Outcome.Ineligible);

    [Test]
    public void A_decision_on_estimates_says_so_and_how_often_they_hold()
    {
        var programme = FlexibleLife.Working("day-labour", "trade").With(FlexibleLife.Record(EvidenceKind.PaymentInflow, "b-1", 100m)).Assess();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Estimated, Is.True);
            // One less 10 % of each of three: what they miss may be three different households.
            Assert.That(programme.Coverage, Is.EqualTo(0.7m));
        }
    }

    [Test]
    public void The_fallback_without_any_record_states_no_coverage() =>
        Assert.That(new FlexibleLife().Assess().Coverage, Is.Null);

    [Test]
    public void The_order_of_records_changes_nothing() =>
        Gen.Select(Records.Array[1, 8], Gen.Int[0, 1_000_000]).Sample((records, seed) =>
        {
            var shuffled = records.OrderBy(r => HashCode.Combine(r.RecordId, seed)).ToArray();
            return Same(Worker.With(records).Estimates(), Worker.With(shuffled).Estimates());
        });

    [Test]
    public void A_record_told_twice_counts_once() =>
        Records.Array[1, 6].Sample(records => Same(Worker.With(records).Estimates(), Worker.With([.. records, .. records]).Estimates()));

    [Test]
    public void An_inflow_is_netted_to_less_than_nothing_only_by_refunds() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.Int[0, 5_000], Gen.Int[0, 5_000]).Sample((inflow, wage, refunded) =>
        {
            var estimate = new FlexibleLife().With(
                FlexibleLife.Record(EvidenceKind.Wage, "w", wage), FlexibleLife.Record(EvidenceKind.PaymentInflow, "i", inflow),
                FlexibleLife.Record(EvidenceKind.PaymentInflow, "r", -refunded, "other")).Estimates();
            return estimate.Unrecorded.Low!.Value.Yuan >= -refunded && (refunded > 0 || estimate.Unrecorded.Low!.Value.Yuan >= 0m);
        });

    [Test]
    public void A_reversed_payout_keeps_its_sign()
    {
        var life = new FlexibleLife().With(FlexibleLife.Record(EvidenceKind.PlatformPayout, "a", 900m), FlexibleLife.Record(EvidenceKind.PlatformPayout, "b", -400m));
        Assert.That(life.Estimates().Income, Is.EqualTo(Yuan(500m, 500m)));
    }

    [Test]
    public void An_account_says_nothing_of_what_does_not_pass_through_it()
    {
        var life = new FlexibleLife().With(FlexibleLife.Record(EvidenceKind.PaymentInflow, "b-1", 100m, "household-transfer"));
        // The fallback of the nation, 2,740 yuan a month at most, stays.
        Assert.That(life.Estimates().Unrecorded, Is.EqualTo(Yuan(0m, 2_740m * 12)));
    }

    [Test]
    public void A_method_is_used_only_of_the_age_it_is_for([Values(17, 18, 59, 60)] int age) =>
        Assert.That((FlexibleLife.Working("platform") with { Age = age }).Estimates().Methods.Count, Is.EqualTo(age is 18 or 59 ? 1 : 0));

    private static FlexibleLife Worker => FlexibleLife.Working("day-labour", "trade");

    private static Gen<EvidenceItem> Records =>
        Gen.Select(
            Gen.OneOf((EvidenceKind.PlatformPayout, ""), (EvidenceKind.PlatformTask, ""), (EvidenceKind.Invoice, "agency"), (EvidenceKind.PaymentInflow, "other"),
                (EvidenceKind.PaymentInflow, "payout"), (EvidenceKind.Contribution, "employee"), (EvidenceKind.MarketRegistration, "individual-trader")),
            Gen.Int[-1_000, 9_000], Gen.Int[1, 12], Gen.Int[0, 3],
            (kind, yuan, month, about) => FlexibleLife.Record(
                kind.Item1, $"{kind.Item1}-{yuan}-{month}-{about}", yuan, kind.Item2.Length == 0 ? null : kind.Item2, about == 0 ? null : $"s-{about}", FlexibleLife.Month(month)));

    private static EstimateTerms Of(string code) => Law.Rules.First(r => r.Code == code).Terms;

    private static Gen<decimal> Inside(Spread spread) => Gen.Int[0, 1_000].Select(part => spread.Low + ((spread.High - spread.Low) * part / 1_000m));

    private static bool Holds(PersonEstimate estimate, decimal truth, decimal tolerance = 0m) =>
        estimate.Unrecorded.Low!.Value.Yuan - tolerance <= truth && truth <= estimate.Unrecorded.High!.Value.Yuan + tolerance;

    private static bool Same(PersonEstimate left, PersonEstimate right) =>
        left.Income == right.Income && left.Unrecorded == right.Unrecorded
        && left.Methods.Select(m => (m.Code, m.Range, m.Declines)).SequenceEqual(right.Methods.Select(m => (m.Code, m.Range, m.Declines)));

    private static Interval<Money> Yuan(decimal low, decimal high) => Interval<Money>.Between(Money.Of(low), Money.Of(high));
}
