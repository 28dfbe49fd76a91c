namespace Verification.Vocabulary;

/// <summary>The civil time of law and deadlines: Asia/Shanghai, fixed at UTC+08:00.</summary>
/// <remarks>
/// No time zone database is consulted: mainland China has kept one offset without daylight saving since 1991, and no instant
/// handled here is older. A machine without (or with an outdated) database therefore computes the same days.
/// </remarks>
public static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The civil day on which the instant falls.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>Today by this clock.</summary>
    public static DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>Midnight with which the day begins, as UTC.</summary>
    public static DateTimeOffset StartOfDay(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>The last second of the day, as UTC; it still belongs to the day.</summary>
    public static DateTimeOffset EndOfDay(DateOnly day) => new DateTimeOffset(day.ToDateTime(new(23, 59, 59)), Offset).ToUniversalTime();
}
