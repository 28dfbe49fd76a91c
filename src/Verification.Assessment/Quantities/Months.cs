using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Counts calendar months.</summary>
internal static class Months
{
    /// <summary>Months of the look-back a period touches; an open end reaches beyond it.</summary>
    public static int Common(Period period, Period lookBack)
    {
        if (!period.Overlaps(lookBack))
        {
            return 0;
        }

        var from = period.From is { } f && f > lookBack.From ? f : lookBack.From!.Value;
        var to = period.To is { } t && t < lookBack.To ? t : lookBack.To!.Value;
        return YearMonth.Of(to).MonthsSince(YearMonth.Of(from)) + 1;
    }

    /// <summary>Full months from one day to another, as ages are counted; none when it lies ahead.</summary>
    public static int Full(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
        return Math.Max(0, months);
    }
}
