namespace Verification.Assessment.Pay;

/// <summary>How often somebody is paid, recognised from the days of payments: a fortnight without pay is a gap in a weekly rhythm and none in a monthly one.</summary>
/// <remarks>Paydays move around holidays and week-ends: a few working days to either side are still the same rhythm. Pure; the order of days changes nothing.</remarks>
internal sealed class PayRhythm
{
    /// <summary>Fewer payments show no rhythm.</summary>
    public const int PaymentsMin = 4;

    private static readonly PayRhythm None = new(default, []);

    // Days from payment to payment as they usually are, and working days between the earliest and the latest shift that still are one rhythm:
    // before the Spring Festival wages of a month come a week early.
    private static readonly (PayFrequency Frequency, int UsualMin, int UsualMax, int ShiftMax)[] Known =
        [(PayFrequency.Weekly, 6, 8, 2), (PayFrequency.TwoWeekly, 12, 16, 2), (PayFrequency.Monthly, 26, 36, 6), (PayFrequency.FourWeekly, 25, 31, 3)];

    private readonly Paydays _paydays;
    private readonly Dictionary<DateOnly, DateOnly> _due;

    private PayRhythm(Paydays paydays, Dictionary<DateOnly, DateOnly> due) => (_paydays, _due) = (paydays, due);

    public PayFrequency Frequency => _paydays.Frequency;

    public bool IsRegular => Frequency != PayFrequency.Irregular;

    /// <summary>Payments the rhythm would have had between the first and the last and that are not there; none where there is no rhythm.</summary>
    public int Missing => IsRegular ? Between(_due.Values.Min(), _due.Values.Max()).Count() - _due.Count : 0;

    public static PayRhythm Of(IEnumerable<DateOnly> paidOn)
    {
        DateOnly[] days = [.. paidOn.Distinct().Order()];
        if (days.Length < PaymentsMin)
        {
            return None;
        }

        var gaps = days.Zip(days.Skip(1), (a, b) => b.DayNumber - a.DayNumber).Order().ToArray();
        var usual = gaps[gaps.Length / 2];
        var best = (Rhythm: None, Shift: int.MaxValue, Moved: int.MaxValue);
        foreach (var (frequency, least, most, shiftMax) in Known)
        {
            if (usual < least || usual > most)
            {
                continue;
            }

            // Of paydays that fit equally well the one on which most was paid: a payment on the 30th may be due on the 1st.
            foreach (var place in days.SelectMany(d => Paydays.PlacesOf(frequency, d)).Distinct().Order())
            {
                if (Fit(new(frequency, place), days) is { } fit && fit.Shift <= shiftMax && (fit.Shift, fit.Moved).CompareTo((best.Shift, best.Moved)) < 0)
                {
                    best = fit;
                }
            }
        }

        return best.Rhythm;
    }

    /// <summary>The payday a payment was made for; it is one of those the rhythm was recognised from.</summary>
    public DateOnly DueOf(DateOnly paid) => _due[paid];

    /// <summary>Every payday from one day to another, paid or not.</summary>
    public IEnumerable<DateOnly> Between(DateOnly from, DateOnly to) => _paydays.Between(from, to);

    /// <summary>How well payments fit these paydays; null: two payments are for one payday.</summary>
    private static (PayRhythm Rhythm, int Shift, int Moved)? Fit(Paydays paydays, DateOnly[] days)
    {
        var due = new Dictionary<DateOnly, DateOnly>(days.Length);
        var (early, late, moved, last) = (int.MaxValue, int.MinValue, 0, DateOnly.MinValue);
        foreach (var day in days)
        {
            var (payday, off) = paydays.DueOf(day);
            if (payday <= last)
            {
                return null;
            }

            due[day] = last = payday;
            (early, late, moved) = (Math.Min(early, off), Math.Max(late, off), moved + Math.Abs(day.DayNumber - payday.DayNumber));
        }

        return (new(paydays, due), late - early, moved);
    }
}
