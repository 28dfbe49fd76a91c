using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class China_time
{
    [Test]
    public void Begins_the_day_at_sixteen_hours_utc_of_the_day_before() =>
        Assert.That(ChinaTime.StartOfDay(new(2026, 11, 24)), Is.EqualTo(new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero)));

    [Test]
    public void Knows_the_day_of_its_first_and_last_second() =>
        Some.Day.Sample(day =>
            ChinaTime.DayOf(ChinaTime.StartOfDay(day)) == day
            && ChinaTime.DayOf(ChinaTime.StartOfDay(day).AddTicks(-1)) == day.AddDays(-1)
            && ChinaTime.DayOf(ChinaTime.EndOfDay(day)) == day
            && ChinaTime.DayOf(ChinaTime.EndOfDay(day).AddSeconds(1)) == day.AddDays(1));

    [Test]
    public void Does_not_depend_on_the_offset_an_instant_is_written_with() =>
        Gen.Select(Some.Day, Gen.Int[-14, 14]).Sample((day, hours) =>
            ChinaTime.DayOf(ChinaTime.EndOfDay(day).ToOffset(TimeSpan.FromHours(hours))) == day);

    [Test]
    public void Is_a_day_ahead_when_the_clock_says_late_afternoon_in_utc()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 16, 0, 0, TimeSpan.Zero));
        Assert.That(ChinaTime.Today(clock), Is.EqualTo(new DateOnly(2026, 11, 25)));
    }

    [Test]
    public void Hands_out_instants_in_utc()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ChinaTime.StartOfDay(new(2026, 11, 24)).Offset, Is.EqualTo(TimeSpan.Zero));
            Assert.That(ChinaTime.EndOfDay(new(2026, 11, 24)).Offset, Is.EqualTo(TimeSpan.Zero));
        }
    }
}
