using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

public sealed class When_income_is_counted
{
    private static readonly SourceId Tax = new("tax-wages");

    [Test]
    public void More_of_it_never_makes_a_refused_household_eligible() =>
        Gen.Select(Households.Any, Gen.Int[1, 500_000], Gen.Int[1, 12]).Sample((given, fen, month) =>
        {
            var before = Households.Assess(given).Outcome;
            var more = With(given, Cases.Item(Tax, EvidenceKind.Wage, 1, "extra", Period.Of(new YearMonth(2019, 5).Plus(month)), Money.Of(fen / 100m)));
            var after = Households.Assess(given, more).Outcome;
            return before != Outcome.Ineligible || after == Outcome.Ineligible;
        }, iter: 3_000);

    [Test]
    public void The_order_of_answers_and_records_changes_nothing() =>
        Gen.Select(Households.Any, Gen.Int[0, 1_000_000]).Sample((given, seed) =>
        {
            var answers = Cases.Answers(given, Cases.Tianshui).ToList();
            var shuffled = Shuffled(answers, seed).Select(a =>
                a is Answer.Answered many ? many with { Items = [.. Shuffled(many.Items, seed + 1)] } : a);
            return Digest(given, answers).SequenceEqual(Digest(given, shuffled));
        });

    [TestCase("2019-05", 400)]
    [TestCase("2019-06", 401)]
    [TestCase("2020-05", 401)]
    [TestCase("2020-06", 400)]
    public void The_twelve_months_before_the_month_of_application_count(string month, int perHead)
    {
        _ = YearMonth.TryParse(month, out var day);
        var given = Cases.Named("con-01");
        var programme = Households.Assess(given, With(given, Cases.Item(Tax, EvidenceKind.Wage, 1, "bonus", Period.Of(day), Money.Of(36m))));
        Assert.That(programme.PerHead, Is.EqualTo(Interval<Money>.Point(Money.Of(perHead))));
    }

    [Test]
    public void A_record_told_twice_counts_once_and_two_of_one_value_count_twice()
    {
        var given = Cases.Named("con-01");
        var month = Period.Of(new YearMonth(2020, 1));
        var a = Cases.Item(Tax, EvidenceKind.Wage, 1, "a", month, Money.Of(36m));
        var twice = Households.Assess(given, With(given, a, a));
        var both = Households.Assess(given, With(given, a, a with { RecordId = "b" }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(twice.PerHead, Is.EqualTo(Interval<Money>.Point(Money.Of(401m))));
            Assert.That(both.PerHead, Is.EqualTo(Interval<Money>.Point(Money.Of(402m))));
        }
    }

    [Test]
    public void The_same_payment_from_two_sources_counts_once()
    {
        var given = Cases.Named("con-01");
        var month = Period.Of(new YearMonth(2020, 1));
        var paid = Cases.Item(Tax, EvidenceKind.Wage, 1, "t-1", month, Money.Of(36m)) with { ObjectId = "pay-1" };
        var seen = Cases.Item(new("platform-payouts"), EvidenceKind.PlatformPayout, 1, "p-1", month, Money.Of(36m)) with { ObjectId = "pay-1" };
        var answers = With(given, paid).Where(a => a is not { Source.Code: "platform-payouts", MemberOrdinal: 1 })
            .Append(new Answer.Answered(IdOf(given), seen.Source, 1, [seen], Cases.Accepted, Coverage.Unstated));
        Assert.That(Households.Assess(given, answers).PerHead, Is.EqualTo(Interval<Money>.Point(Money.Of(401m))));
    }

    [Test]
    public void Payments_of_one_source_count_each_though_they_come_for_one_thing()
    {
        var given = Cases.Named("con-01");
        var rents = Enumerable.Range(1, 3).Select(month =>
            Cases.Item(Tax, EvidenceKind.Rent, 1, $"rent-{month}", Period.Of(new YearMonth(2020, month)), Money.Of(36m)) with { ObjectId = "house-1" });
        Assert.That(Households.Assess(given, With(given, [.. rents])).PerHead, Is.EqualTo(Interval<Money>.Point(Money.Of(403m))));
    }

    [Test]
    public void A_reversed_payment_keeps_its_sign()
    {
        var given = Cases.Named("con-01");
        var back = Cases.Item(Tax, EvidenceKind.Wage, 1, "back", Period.Of(new YearMonth(2020, 1)), Money.Of(-36m));
        Assert.That(Households.Assess(given, With(given, back)).PerHead, Is.EqualTo(Interval<Money>.Point(Money.Of(399m))));
    }

    [Test]
    public void A_yearly_record_bounds_its_part_and_proves_none()
    {
        var given = Cases.Named("con-01");
        var year = Cases.Item(Tax, EvidenceKind.BusinessIncome, 1, "y", new(new(2019, 1, 1), new(2019, 12, 31)), Money.Of(3_600m));
        Gen.Int[0, 360_000].Sample(fen =>
        {
            var inside = Households.Assess(given, With(given, year)).PerHead;
            return inside.Contains(Money.Of((14_400m + (fen / 100m)) / 36m));
        });
    }

    [Test]
    public void An_able_adult_without_any_record_is_neither_zero_nor_without_bound()
    {
        var given = Cases.Named("con-01");
        given = given with { Members = [given.Members[0], given.Members[1] with { Facts = [] }, given.Members[2]] };
        var programme = Households.Assess(given);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.PerHead, Is.EqualTo(Interval<Money>.Between(Money.Of(400m), Money.Of(940m))));
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.MainCause, Is.EqualTo(MainCause.StraddlesThreshold));
            Assert.That(programme.Estimated, Is.True);
            Assert.That(programme.OpenQuestions[0].Code, Is.EqualTo("question.no_record"));
            Assert.That(programme.OpenQuestions[0].MemberRef, Is.EqualTo("m2"));
        }
    }

    [Test]
    public void More_inflow_than_income_refers_and_never_refuses()
    {
        var given = Cases.Named("con-01");
        var inflow = new SourceId("payment-inflows");
        var items = Enumerable.Range(0, 12).Select(m =>
            Cases.Item(inflow, EvidenceKind.PaymentInflow, 1, $"in-{m}", Period.Of(new YearMonth(2019, 6).Plus(m)), Money.Of(3_000m))).ToList();
        var answers = Cases.Answers(given, Cases.Tianshui).Where(a => a is not { Source.Code: "payment-inflows", MemberOrdinal: 1 })
            .Append(new Answer.Answered(IdOf(given), inflow, 1, items, Cases.Accepted, Coverage.Unstated));
        var programme = Households.Assess(given, answers);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.PerHead, Is.EqualTo(Interval<Money>.Between(Money.Of(400m), Money.Of(1_000m))));
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.OpenQuestions[0].Code, Is.EqualTo("question.inflow"));
        }
    }

    private static VerificationId IdOf(PackCase given) => Cases.Facts(given).Id;

    private static IEnumerable<Answer> With(PackCase given, params EvidenceItem[] items)
    {
        foreach (var answer in Cases.Answers(given, Cases.Tianshui))
        {
            yield return answer.Source != Tax || answer.MemberOrdinal != 1 ? answer
                : answer is Answer.Answered known ? known with { Items = [.. known.Items, .. items] }
                : new Answer.Answered(answer.Verification, Tax, 1, items, Cases.Accepted, Coverage.Unstated);
        }
    }

    private static byte[] Digest(PackCase given, IEnumerable<Answer> answers) =>
        Assessor.Assess(Cases.Tianshui, Cases.Facts(given), EvidenceSet.Of(answers)).ExplanationDigest;

    private static List<T> Shuffled<T>(IReadOnlyList<T> list, int seed)
    {
        var copy = list.ToArray();
        new Random(seed).Shuffle(copy);
        return [.. copy];
    }
}
