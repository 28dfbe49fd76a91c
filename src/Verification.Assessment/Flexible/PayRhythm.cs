namespace Verification.Assessment.Flexible;

/// <summary>How often somebody is paid.</summary>
internal enum PayFrequency
{
    Irregular,
    Weekly,
    TwoWeekly,
    Monthly,
    FourWeekly,
}

/// <summary>Recognises from the days of payments how often somebody is paid: a fortnight without pay is a gap in a weekly rhythm and none in a monthly one.</summary>
/// <remarks>Paydays shift around holidays and week-ends: a few days to either side are still the same rhythm. Pure; the order of days changes nothing.</remarks>
internal static class PayRhythm
{
    /// <summary>Fewer payments show no rhythm.</summary>
    public const int PaymentsMin = 4;

    private const decimal DaysOfMonth = 30.44m;

    // Days between the earliest and the latest shift that still are one rhythm. A long holiday moves a monthly payday by more than a week.
    private static readonly (PayFrequency Frequency, int Days, int ShiftMax)[] Known =
        [(PayFrequency.Weekly, 7, 3), (PayFrequency.TwoWeekly, 14, 5), (PayFrequency.Monthly, 0, 10), (PayFrequency.FourWeekly, 28, 6)];

    public static PayFrequency Of(IEnumerable<DateOnly> paidOn)
    {
        var days = Sorted(paidOn);
        if (days.Length < PaymentsMin)
        {
            return PayFrequency.Irregular;
        }

        var gaps = days.Zip(days.Skip(1), (a, b) => b.DayNumber - a.DayNumber).Order().ToArray();
        var usual = gaps[gaps.Length / 2];
        var (best, least) = (PayFrequency.Irregular, int.MaxValue);
        foreach (var (frequency, every, shiftMax) in Known)
        {
            var fits = frequency == PayFrequency.Monthly ? usual is >= 26 and <= 36 : Math.Abs(usual - every) <= shiftMax / 2 && gaps[0] > every / 2;
            var shift = fits ? frequency == PayFrequency.Monthly ? MonthlyShift(days) : Shift(days, every) : int.MaxValue;
            if (shift <= shiftMax && shift < least)
            {
                (best, least) = (frequency, shift);
            }
        }

        return best;
    }

    /// <summary>Payments the rhythm would have had between the first and the last and that are not there; none where there is no rhythm.</summary>
    public static int Missing(IEnumerable<DateOnly> paidOn)
    {
        var days = Sorted(paidOn);
        var frequency = Of(days);
        if (frequency == PayFrequency.Irregular)
        {
            return 0;
        }

        var every = frequency == PayFrequency.Monthly ? DaysOfMonth : Known.First(k => k.Frequency == frequency).Days;
        var missing = 0;
        for (var i = 1; i < days.Length; i++)
        {
            missing += Math.Max(0, (int)decimal.Round((days[i].DayNumber - days[i - 1].DayNumber) / every, MidpointRounding.AwayFromZero) - 1);
        }

        return missing;
    }

    private static DateOnly[] Sorted(IEnumerable<DateOnly> paidOn) => [.. paidOn.Distinct().Order()];

    /// <summary>Between the earliest and the latest day within the round of so many days, wherever the round begins.</summary>
    private static int Shift(DateOnly[] days, int every)
    {
        var places = days.Select(d => d.DayNumber % every).Distinct().Order().ToArray();
        var widest = every - places[^1] + places[0];
        for (var i = 1; i < places.Length; i++)
        {
            widest = Math.Max(widest, places[i] - places[i - 1]);
        }

        return every - widest;
    }

    /// <summary>The same around a payday of the month, for the payday that fits best; two payments about one payday are no monthly rhythm.</summary>
    private static int MonthlyShift(DateOnly[] days)
    {
        var least = int.MaxValue;
        for (var payday = 1; payday <= 31; payday++)
        {
            var (early, late, last, fits) = (int.MaxValue, int.MinValue, int.MinValue, true);
            foreach (var day in days)
            {
                var (off, month) = Nearest(day, payday);
                fits &= month != last;
                (early, late, last) = (Math.Min(early, off), Math.Max(late, off), month);
            }

            least = fits ? Math.Min(least, late - early) : least;
        }

        return least;
    }

    private static (int Off, int Month) Nearest(DateOnly day, int payday)
    {
        var best = (Off: 1_000, Month: 0);
        for (var step = -1; step <= 1; step++)
        {
            var month = new DateOnly(day.Year, day.Month, 1).AddMonths(step);
            var due = month.AddDays(Math.Min(payday, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
            var off = day.DayNumber - due.DayNumber;
            if (Math.Abs(off) < Math.Abs(best.Off))
            {
                best = (off, (month.Year * 12) + month.Month);
            }
        }

        return best;
    }
}
