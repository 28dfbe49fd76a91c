namespace Verification.Vocabulary;

/// <summary>Days from one to another, both included; an absent end is open.</summary>
/// <param name="From">First day, or null when unbounded.</param>
/// <param name="To">Last day, which belongs to the period, or null when it has not ended.</param>
public readonly record struct Period(DateOnly? From, DateOnly? To)
{
    public bool Contains(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);

    public bool Overlaps(Period other) =>
        (From is null || other.To is null || From <= other.To) && (To is null || other.From is null || other.From <= To);

    public static Period Of(YearMonth month) => new(month.FirstDay, month.LastDay);

    public static Period Of(DateOnly day) => new(day, day);
}
