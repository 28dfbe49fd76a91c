using System.Text;
using System.Text.Json;
using CsCheck;
using NUnit.Framework;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class Working_days
{
    private static readonly WorkingDayCalendar Calendar = WorkingDayCalendar.Load();

    [TestCase("2026-10-01", false, "a holiday in the week")]
    [TestCase("2026-10-10", true, "a Saturday worked to make up for it")]
    [TestCase("2026-02-28", true, "a Saturday worked after the Spring Festival")]
    [TestCase("2026-11-24", true, "an ordinary Tuesday")]
    [TestCase("2026-11-28", false, "an ordinary Saturday")]
    [TestCase("2020-01-31", false, "the holiday that was prolonged in 2020")]
    public void Follow_the_published_calendar(string day, bool works, string why) =>
        Assert.That(Calendar.IsWorkingDay(DateOnly.ParseExact(day, "yyyy-MM-dd")), Is.EqualTo(works), why);

    [Test]
    public void Count_from_the_day_after_receipt() =>
        Assert.That(Calendar.AddWorkingDays(new(2026, 11, 24), 1), Is.EqualTo(new CountedDay(new(2026, 11, 25), Provisional: false)));

    [Test]
    public void Skip_the_national_holiday_and_count_the_make_up_saturday() =>
        Assert.That(Calendar.AddWorkingDays(new(2026, 9, 30), 3), Is.EqualTo(new CountedDay(new(2026, 10, 10), Provisional: false)));

    [Test]
    public void Count_ten_over_an_ordinary_fortnight() =>
        Assert.That(Calendar.AddWorkingDays(new(2026, 11, 24), 10), Is.EqualTo(new CountedDay(new(2026, 12, 8), Provisional: false)));

    [Test]
    public void Count_monday_to_friday_and_say_so_beyond_the_last_published_year()
    {
        var counted = Calendar.AddWorkingDays(new(Calendar.LastYear, 12, 31), 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counted.Provisional, Is.True);
            Assert.That(counted.Day, Is.EqualTo(new DateOnly(2027, 1, 1)), "a Friday, not yet known to be a holiday");
        }
    }

    [Test]
    public void Are_not_provisional_up_to_the_very_last_published_day() =>
        Assert.That(Calendar.AddWorkingDays(new(Calendar.LastYear, 12, 30), 1), Is.EqualTo(new CountedDay(new(2026, 12, 31), Provisional: false)));

    [Test]
    public void Number_as_many_between_two_days_as_were_counted() =>
        Gen.Select(Some.Day, Gen.Int[0, 60]).Sample((from, days) =>
        {
            var to = Calendar.AddWorkingDays(from, days).Day;
            var between = Enumerable.Range(from.DayNumber + 1, to.DayNumber - from.DayNumber).Select(DateOnly.FromDayNumber).ToList();
            return between.Count(Calendar.IsWorkingDay) == days && (days == 0 || Calendar.IsWorkingDay(to));
        });

    [Test]
    public void Add_up_step_by_step() =>
        Gen.Select(Some.Day, Gen.Int[0, 30], Gen.Int[0, 30]).Sample((from, first, second) =>
            Calendar.AddWorkingDays(Calendar.AddWorkingDays(from, first).Day, second).Day
            == Calendar.AddWorkingDays(from, first + second).Day);

    [Test]
    public void Are_provisional_exactly_when_a_year_without_calendar_was_counted() =>
        Gen.Select(Some.Day, Gen.Int[1, 300]).Sample((from, days) =>
        {
            var counted = Calendar.AddWorkingDays(from, days);
            var first = from.AddDays(1);
            return counted.Provisional == (first.Year < 2017 || counted.Day.Year > Calendar.LastYear);
        });

    [Test]
    public void End_a_term_with_the_last_day_in_china_not_in_utc()
    {
        // 16:30 UTC on the 24th is already the 25th in Shanghai, and that is the day that is not counted.
        var received = new DateTimeOffset(2026, 11, 24, 16, 30, 0, TimeSpan.Zero);
        var due = Calendar.DeadlineAfter(received, 1);
        Assert.That(due, Is.EqualTo(new CountedDeadline(new(2026, 11, 26, 15, 59, 59, TimeSpan.Zero), Provisional: false)));
    }

    [Test]
    public void Refuse_to_be_counted_backwards() =>
        Assert.That(() => Calendar.AddWorkingDays(new(2026, 11, 24), -1), Throws.TypeOf<BrokenPromise>());

    [Test]
    public void Say_where_the_calendar_comes_from() => Assert.That(Calendar.Source, Does.Contain("chinese-days 1.5.7 (MIT)"));

    [Test]
    public void Of_a_file_with_an_unknown_member_are_not_loaded()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("""{"about":"x","years":{},"extra":1}"""));
        Assert.That(() => WorkingDayCalendar.Load(file), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void Of_a_file_without_years_are_not_loaded()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("""{"about":"x","years":{}}"""));
        Assert.That(() => WorkingDayCalendar.Load(file), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void Never_make_a_holiday_of_a_weekend_that_is_worked() =>
        Assert.That(
            Enumerable.Range(new DateOnly(2017, 1, 1).DayNumber, 3652).Select(DateOnly.FromDayNumber).Count(Calendar.IsWorkingDay),
            Is.InRange(2_450, 2_550), "ten published years have about 250 working days each");
}
