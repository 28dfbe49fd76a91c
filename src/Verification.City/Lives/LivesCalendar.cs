using Verification.Vocabulary;

namespace Verification.City.Lives;

/// <summary>The months a city lives through, and the days on which it is asked about.</summary>
internal static class LivesCalendar
{
    /// <summary>Months lived: January 2019 to June 2020.</summary>
    public const int Months = 18;

    /// <summary>June 2019, the first month that counts for a request of June 2020.</summary>
    public const int LookBackFrom = 5;

    /// <summary>May 2020, the last month that counts.</summary>
    public const int LookBackTo = 16;

    /// <summary>February 2020: towns were closed, and most work with them.</summary>
    public const int ClosedIn = 13;

    /// <summary>January 2020: before the Spring Festival what was owed for the year is paid.</summary>
    public const int SettledIn = 12;

    public static readonly YearMonth First = new(2019, 1);

    public static readonly YearMonth Application = new(2020, 6);

    /// <summary>Day on which the registers are read out.</summary>
    public static readonly DateOnly ReadOn = new(2020, 6, 30);

    public static YearMonth Month(int index) => First.Plus(index);

    public static int IndexOf(DateOnly day) => YearMonth.Of(day).MonthsSince(First);

    public static bool IsInLookBack(int month) => month is >= LookBackFrom and <= LookBackTo;
}
