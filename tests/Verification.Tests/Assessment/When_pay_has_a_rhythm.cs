using CsCheck;
using NUnit.Framework;
using Verification.Assessment.Pay;

namespace Verification.Tests.Assessment;

public sealed class When_pay_has_a_rhythm
{
    private static readonly DateOnly First = new(2026, 1, 9);

    [TestCase(7, nameof(PayFrequency.Weekly))]
    [TestCase(14, nameof(PayFrequency.TwoWeekly))]
    [TestCase(28, nameof(PayFrequency.FourWeekly))]
    public void It_is_recognised_from_the_days(int every, string frequency) =>
        Assert.That(PayRhythm.Of(Every(every, 10)).Frequency.ToString(), Is.EqualTo(frequency));

    [Test]
    public void A_month_is_one_whatever_its_length([Values(1, 10, 15, 28, 31)] int payday) =>
        Assert.That(PayRhythm.Of(Monthly(payday)).Frequency, Is.EqualTo(PayFrequency.Monthly));

    [Test]
    public void A_holiday_moves_a_payday_and_no_rhythm()
    {
        // Before the Spring Festival of 2026 wages of mid February come nine days early.
        var days = Monthly(15).Select(d => d.Month == 2 ? d.AddDays(-9) : d);
        Assert.That(PayRhythm.Of(days).Frequency, Is.EqualTo(PayFrequency.Monthly));
    }

    [Test]
    public void Days_shifted_at_random_by_a_week_end_stay_monthly() =>
        Gen.Int[-2, 2].Array[12].Sample(shifts => PayRhythm.Of(Monthly(15).Zip(shifts, (d, s) => d.AddDays(s))).Frequency == PayFrequency.Monthly);

    [Test]
    public void Three_payments_show_none() =>
        Assert.That((PayRhythm.Of(Every(7, 3)).Frequency, PayRhythm.Of(Every(7, 4)).Frequency), Is.EqualTo((PayFrequency.Irregular, PayFrequency.Weekly)));

    [Test]
    public void Odd_days_show_none() =>
        Assert.That(PayRhythm.Of([new(2026, 1, 3), new(2026, 1, 19), new(2026, 2, 1), new(2026, 4, 11), new(2026, 4, 13)]).Frequency, Is.EqualTo(PayFrequency.Irregular));

    [Test]
    public void Four_weeks_without_pay_are_a_gap_of_a_weekly_rhythm_and_none_of_a_four_weekly_one()
    {
        var weekly = Every(7, 12).Where((_, i) => i is < 4 or > 6);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PayRhythm.Of(weekly).Missing, Is.EqualTo(3));
            Assert.That(PayRhythm.Of(Every(28, 12)).Missing, Is.Zero);
            Assert.That(PayRhythm.Of(Monthly(31)).Missing, Is.Zero);
        }
    }

    [Test]
    public void The_order_of_payments_changes_nothing() =>
        Gen.Select(Gen.Int[0, 400].Array[0, 14], Gen.Int[0, 1_000]).Sample((offsets, seed) =>
        {
            var days = offsets.Select(o => First.AddDays(o)).ToList();
            var other = days.OrderBy(d => HashCode.Combine(d, seed)).ToList();
            return (PayRhythm.Of(days).Frequency, PayRhythm.Of(days).Missing) == (PayRhythm.Of(other).Frequency, PayRhythm.Of(other).Missing);
        });

    private static IEnumerable<DateOnly> Every(int days, int count) => Enumerable.Range(0, count).Select(i => First.AddDays(i * days));

    private static IEnumerable<DateOnly> Monthly(int payday) =>
        Enumerable.Range(1, 12).Select(m => new DateOnly(2026, m, Math.Min(payday, DateTime.DaysInMonth(2026, m))));
}
