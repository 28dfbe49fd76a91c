using CsCheck;
using NUnit.Framework;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class Months_and_periods
{
    private static readonly Gen<Period> SomePeriod =
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 3], Gen.Int[0, 5], (start, days, open) =>
        {
            // Few days, so that periods touch at their ends as often as not.
            var from = new DateOnly(2026, 2, 25).AddDays(start);
            return new Period(open == 0 ? null : from, open == 1 ? null : from.AddDays(days));
        });

    [Test]
    public void Move_by_months_and_back() =>
        Gen.Select(Some.Month, Gen.Int[-2_000, 2_000]).Sample((month, months) =>
            month.Plus(months).MonthsSince(month) == months && month.Plus(months).Plus(-months) == month);

    [Test]
    public void Begin_the_day_after_the_month_before_ends() =>
        Some.Month.Sample(month => month.LastDay.AddDays(1) == month.Plus(1).FirstDay);

    [Test]
    public void Hold_each_of_their_days_and_no_other() =>
        Some.Day.Sample(day =>
        {
            var month = YearMonth.Of(day);
            return Period.Of(month).Contains(day) && !Period.Of(month.Plus(1)).Contains(day) && !Period.Of(month.Plus(-1)).Contains(day);
        });

    [Test]
    public void Are_ordered_like_their_first_days() =>
        Gen.Select(Some.Month, Some.Month).Sample((left, right) =>
            left.CompareTo(right) == left.FirstDay.CompareTo(right.FirstDay)
            && left < right == left.FirstDay < right.FirstDay
            && left >= right == left.FirstDay >= right.FirstDay);

    [Test]
    public void Are_read_as_they_are_written() =>
        Some.Month.Sample(month => YearMonth.TryParse(month.ToString(), out var read) && read == month);

    [TestCase("2026-00")]
    [TestCase("2026-13")]
    [TestCase("0000-01")]
    [TestCase("2026-1")]
    [TestCase("2026/01")]
    [TestCase("2026-1 ")]
    [TestCase("+026-01")]
    [TestCase("２０２６-01")]
    [TestCase("")]
    [TestCase(null)]
    public void Are_not_read_from_anything_else(string? text) => Assert.That(YearMonth.TryParse(text, out _), Is.False);

    [Test]
    public void Know_the_29th_of_february_of_a_leap_year_only()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new YearMonth(2024, 2).LastDay.Day, Is.EqualTo(29));
            Assert.That(new YearMonth(1900, 2).LastDay.Day, Is.EqualTo(28));
        }
    }

    [TestCase(0, 1)]
    [TestCase(10000, 1)]
    [TestCase(2026, 0)]
    [TestCase(2026, 13)]
    public void Do_not_exist_outside_the_calendar(int year, int month) =>
        Assert.That(() => new YearMonth(year, month), Throws.TypeOf<BrokenPromise>());

    [Test]
    public void Overlap_exactly_when_they_share_a_day() =>
        Gen.Select(SomePeriod, SomePeriod).Sample((left, right) =>
        {
            // If two periods share a day at all, they share the first day of one of them, or the last where both began before all time.
            DateOnly?[] candidates = [left.From, right.From, left.To, right.To];
            return left.Overlaps(right) == candidates.Any(day => day is { } d && left.Contains(d) && right.Contains(d));
        });

    [Test]
    public void Overlap_in_both_directions() =>
        Gen.Select(SomePeriod, SomePeriod).Sample((left, right) => left.Overlaps(right) == right.Overlaps(left));

    [Test]
    public void Include_both_their_ends()
    {
        var custody = new Period(new(2025, 3, 1), new(2026, 3, 1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(custody.Contains(new(2025, 3, 1)), Is.True);
            Assert.That(custody.Contains(new(2026, 3, 1)), Is.True);
            Assert.That(custody.Contains(new(2026, 3, 2)), Is.False);
            Assert.That(custody.Overlaps(Period.Of(new DateOnly(2026, 3, 1))), Is.True);
        }
    }

    [Test]
    public void Without_ends_hold_every_day() => Some.Day.Sample(day => new Period(null, null).Contains(day));
}
