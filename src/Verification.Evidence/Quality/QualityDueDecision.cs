using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>When sources are to be measured, and when that is overdue.</summary>
/// <remarks>By night, when few households come: measuring opens the evidence of every verification of a year.</remarks>
public static class QualityDueDecision
{
    /// <summary>The hour of China at which a measurement becomes due.</summary>
    public const int NightHour = 2;

    /// <summary>Twice the period without a measurement is too long: one may fail, of two somebody has to know.</summary>
    private const int PeriodsMax = 2;

    /// <summary>Where nothing was measured before: the coming night.</summary>
    public static DateTimeOffset First(DateTimeOffset now)
    {
        var tonight = NightOf(ChinaTime.DayOf(now));
        return now <= tonight ? tonight : tonight.AddDays(1);
    }

    /// <summary>The night of the day that many days after the one it was measured on, at whatever hour that was.</summary>
    public static DateTimeOffset After(DateTimeOffset measured, QualitySchedule schedule) =>
        NightOf(ChinaTime.DayOf(measured).AddDays(schedule.EveryDays));

    /// <summary>Whether somebody has to look: the newest measurement is too old, or the first did not come in its night.</summary>
    public static bool IsLate(QualityStanding standing, QualitySchedule schedule, DateTimeOffset now) =>
        now > (standing.RenewedAt is { } measured ? measured.AddDays(PeriodsMax * schedule.EveryDays) : standing.DueAt.AddDays(1));

    // China keeps one offset all year: the same hour comes once every day.
    private static DateTimeOffset NightOf(DateOnly day) => ChinaTime.StartOfDay(day).AddHours(NightHour);
}
