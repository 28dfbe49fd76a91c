using System.Collections.Frozen;
using System.Text.Json;

namespace Verification.Vocabulary;

/// <summary>A day counted forward, and whether the calendar of its years is published yet.</summary>
/// <param name="Day">The day reached.</param>
/// <param name="Provisional">A year without a published calendar was counted Monday to Friday: compute again once it is published.</param>
public readonly record struct CountedDay(DateOnly Day, bool Provisional);

/// <summary>An instant by which something is due, and whether a later calendar may move it.</summary>
public readonly record struct CountedDeadline(DateTimeOffset At, bool Provisional);

/// <summary>Which days offices in mainland China work (工作日): holidays rest, make-up days work.</summary>
/// <remarks>Counting starts on the day after: the day of receipt is never counted.</remarks>
public sealed class WorkingDayCalendar
{
    private const string Resource = "Verification.Vocabulary.Calendar.calendar-cn.json";
    private const int DaysMax = 2_000;

    private readonly FrozenSet<DateOnly> _holidays;
    private readonly FrozenSet<DateOnly> _makeUpDays;
    private readonly FrozenSet<int> _years;

    private WorkingDayCalendar(CalendarFile file)
    {
        Source = file.About;
        _years = file.Years.Keys.ToFrozenSet();
        _holidays = file.Years.Values.SelectMany(year => year.Holidays.Keys).ToFrozenSet();
        _makeUpDays = file.Years.Values.SelectMany(year => year.MakeupWorkdays.Keys).ToFrozenSet();
    }

    /// <summary>Where the days come from, in the words of the file.</summary>
    public string Source { get; }

    /// <summary>The last year whose calendar is published.</summary>
    public int LastYear => _years.Max();

    /// <summary>The calendar that ships with this version.</summary>
    public static WorkingDayCalendar Load()
    {
        using var stream = typeof(WorkingDayCalendar).Assembly.GetManifestResourceStream(Resource);
        return Load(stream ?? throw new BrokenPromise($"the assembly carries {Resource}"));
    }

    /// <summary>A calendar in the same format, e.g. with a newly published year.</summary>
    public static WorkingDayCalendar Load(Stream json)
    {
        var file = JsonSerializer.Deserialize(json, CalendarJson.Default.CalendarFile);
        return file is { Years.Count: > 0 } ? new(file) : throw new JsonException("a calendar holds at least one year");
    }

    /// <summary>Whether offices work on this day; in years without a calendar Monday to Friday.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        _makeUpDays.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day));

    /// <summary>Whether the calendar of this day's year is not known.</summary>
    public bool IsProvisional(DateOnly day) => !_years.Contains(day.Year);

    /// <summary>The working day that is the given number of working days after <paramref name="from"/>, which itself is not counted.</summary>
    public CountedDay AddWorkingDays(DateOnly from, int days)
    {
        Promise.That(days is >= 0 and <= DaysMax, $"between 0 and {DaysMax} working days are counted");
        var day = from;
        var provisional = false;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            provisional |= IsProvisional(day);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return new(day, provisional);
    }

    /// <summary>The end of the last working day, Asia/Shanghai, of a term that begins with receipt.</summary>
    public CountedDeadline DeadlineAfter(DateTimeOffset receivedAt, int workingDays)
    {
        var counted = AddWorkingDays(ChinaTime.DayOf(receivedAt), workingDays);
        return new(ChinaTime.EndOfDay(counted.Day), counted.Provisional);
    }
}
