using NUnit.Framework;
using Verification.Evidence;

namespace Verification.Tests.Evidence;

/// <summary>By the civil time of China, which keeps one offset all year.</summary>
[TestFixture]
public sealed class When_measuring_is_due
{
    private static readonly QualitySchedule Weekly = new(7);

    [TestCase("2026-11-20T01:59:59+08:00", "2026-11-20T02:00:00+08:00")]
    [TestCase("2026-11-20T02:00:00+08:00", "2026-11-20T02:00:00+08:00")]
    [TestCase("2026-11-20T02:00:01+08:00", "2026-11-21T02:00:00+08:00")]
    [TestCase("2026-11-19T18:00:01+00:00", "2026-11-21T02:00:00+08:00")]
    public void It_is_first_the_coming_night(string now, string due) =>
        Assert.That(QualityDueDecision.First(At(now)), Is.EqualTo(At(due)));

    [TestCase("2026-11-20T02:17:00+08:00", 7, "2026-11-27T02:00:00+08:00", TestName = "It_does_not_drift_into_the_day")]
    [TestCase("2026-11-20T23:59:59+08:00", 7, "2026-11-27T02:00:00+08:00", TestName = "It_is_counted_in_civil_days")]
    [TestCase("2026-11-20T16:00:00+00:00", 7, "2026-11-28T02:00:00+08:00", TestName = "It_is_counted_in_civil_days_of_China")]
    [TestCase("2026-03-28T12:00:00+08:00", 1, "2026-03-29T02:00:00+08:00", TestName = "It_comes_in_the_night_other_places_skip_an_hour")]
    [TestCase("2026-10-24T12:00:00+08:00", 1, "2026-10-25T02:00:00+08:00", TestName = "It_comes_once_in_the_night_other_places_repeat_an_hour")]
    public void It_is_again_so_many_days_after(string measured, int days, string due) =>
        Assert.That(QualityDueDecision.After(At(measured), new(days)), Is.EqualTo(At(due)));

    [TestCase("2026-11-20T02:10:00+08:00", "2026-12-04T02:10:00+08:00", false)]
    [TestCase("2026-11-20T02:10:00+08:00", "2026-12-04T02:10:01+08:00", true)]
    [TestCase(null, "2026-11-28T02:00:00+08:00", false)]
    [TestCase(null, "2026-11-28T02:00:01+08:00", true)]
    public void It_is_late_after_twice_the_period_and_the_first_a_day_after_its_night(string? measured, string now, bool late)
    {
        var standing = new QualityStanding(At("2026-11-27T02:00:00+08:00"), measured is null ? null : At(measured));
        Assert.That(QualityDueDecision.IsLate(standing, Weekly, At(now)), Is.EqualTo(late));
    }

    [TestCase(null, 7)]
    [TestCase("", 7)]
    [TestCase("1", 1)]
    [TestCase("50", 50)]
    public void The_setting_is_a_number_of_days(string? text, int days)
    {
        var read = QualitySchedule.TryParse(text, out var schedule);
        Assert.That((read, schedule.EveryDays), Is.EqualTo((true, days)));
    }

    [TestCase("0")]
    [TestCase("51")]
    [TestCase("-7")]
    [TestCase("7.5")]
    [TestCase("weekly")]
    public void Any_other_setting_is_refused(string text) => Assert.That(QualitySchedule.TryParse(text, out _), Is.False);

    [Test]
    public void Twice_the_longest_period_is_no_longer_than_a_figure_is_valid() =>
        Assert.That(2 * QualitySchedule.EveryDaysMax, Is.LessThanOrEqualTo(QualityWatch.ValidDays));

    /// <summary>A role is taken to hang after three waits without a round.</summary>
    [Test]
    public void A_round_that_uses_up_its_time_is_not_taken_for_a_process_that_hangs() =>
        Assert.That(QualityRenewal.DeadlineMax + QualityRenewal.LookEvery, Is.LessThan(3 * QualityRenewal.LookEvery - TimeSpan.FromMinutes(15)));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
