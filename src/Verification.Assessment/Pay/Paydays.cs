using Verification.Vocabulary;

namespace Verification.Assessment.Pay;

/// <summary>The paydays of one rhythm as its payer means them (应发日), before any of them is moved by a week-end or holiday.</summary>
/// <param name="Frequency">Not irregular.</param>
/// <param name="Place">Day of the month, the last one where a month is shorter; else days into the round of so many days.</param>
internal readonly record struct Paydays(PayFrequency Frequency, int Place)
{
    // How far a payment is looked for around its payday: the longest holidays, and the week before them.
    private const int DaysAround = 20;

    private static readonly WorkingDayCalendar Calendar = WorkingDayCalendar.Load();

    /// <summary>Days from one payday to the next; none where months count.</summary>
    public static int RoundOf(PayFrequency frequency) => frequency switch
    {
        PayFrequency.Weekly => 7,
        PayFrequency.TwoWeekly => 14,
        PayFrequency.FourWeekly => 28,
        _ => 0,
    };

    /// <summary>The places a payment of this day may show: its own, and the end of the month where it ends one.</summary>
    public static IEnumerable<int> PlacesOf(PayFrequency frequency, DateOnly paid)
    {
        if (frequency != PayFrequency.Monthly)
        {
            return [paid.DayNumber % RoundOf(frequency)];
        }

        return paid.Day == DateTime.DaysInMonth(paid.Year, paid.Month) ? [paid.Day, 31] : [paid.Day];
    }

    /// <summary>Every payday from one day to another.</summary>
    public IEnumerable<DateOnly> Between(DateOnly from, DateOnly to)
    {
        for (var day = First(from); day <= to; day = First(day.AddDays(1)))
        {
            yield return day;
        }
    }

    /// <summary>The payday a payment was made for, and how many working days before (−) or after it.</summary>
    /// <remarks>Days nobody works lie between no payday and its payment: what is due on a Sunday and paid on the Friday before or the Monday after is paid on time.</remarks>
    public (DateOnly Due, int Off) DueOf(DateOnly paid)
    {
        var best = (Due: paid, Off: int.MaxValue, Days: int.MaxValue);
        foreach (var due in Between(paid.AddDays(-DaysAround), paid.AddDays(DaysAround)))
        {
            var (off, days) = (WorkingDaysOff(due, paid), Math.Abs(paid.DayNumber - due.DayNumber));
            if (Math.Abs(off) < Math.Abs((long)best.Off) || (Math.Abs(off) == Math.Abs((long)best.Off) && days < best.Days))
            {
                best = (due, off, days);
            }
        }

        return (best.Due, best.Off);
    }

    /// <summary>The days on which a payer who works on working days may pay what is due on this one.</summary>
    public static Period MayBePaid(DateOnly due)
    {
        var (first, last) = (due, due);
        while (!Calendar.IsWorkingDay(first))
        {
            first = first.AddDays(-1);
        }

        while (!Calendar.IsWorkingDay(last))
        {
            last = last.AddDays(1);
        }

        return new(first, last);
    }

    private static int WorkingDaysOff(DateOnly due, DateOnly paid)
    {
        var (off, step) = (0, paid > due ? 1 : -1);
        for (var day = due; day != paid; day = day.AddDays(step))
        {
            off += Calendar.IsWorkingDay(day) ? step : 0;
        }

        return off;
    }

    /// <summary>The first payday on or after a day.</summary>
    private DateOnly First(DateOnly from)
    {
        if (Frequency != PayFrequency.Monthly)
        {
            var round = RoundOf(Frequency);
            return from.AddDays((((Place - from.DayNumber) % round) + round) % round);
        }

        var due = InMonth(YearMonth.Of(from));
        return due >= from ? due : InMonth(YearMonth.Of(from).Plus(1));
    }

    private DateOnly InMonth(YearMonth month) =>
        new(month.Year, month.Month, Math.Min(Place, DateTime.DaysInMonth(month.Year, month.Month)));
}
