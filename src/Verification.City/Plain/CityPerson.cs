using Verification.Vocabulary;

namespace Verification.City.Plain;

/// <summary>One person of the city and the true life of the months that count.</summary>
internal sealed record CityPerson
{
    public required string MemberRef { get; init; }

    public required string Relation { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BornOn { get; init; }

    /// <summary>Resident id, or null for a newborn without one.</summary>
    public string? Document { get; init; }

    public IReadOnlyList<CityFact> Facts { get; init; } = [];

    /// <summary>Coded disability of the federation's register, e.g. <c>physical-2</c>.</summary>
    public string? Disability { get; init; }

    /// <summary>Monthly yuan over <see cref="CityCalendar.LookBack"/> by kind of income; empty: none.</summary>
    public IReadOnlyList<CityIncome> Income { get; init; } = [];

    /// <summary>Earned in cash that no register sees, yuan a month.</summary>
    public decimal Cash { get; init; }

    public decimal Deposit { get; init; }

    public decimal Security { get; init; }

    public DateOnly? MarriedOn { get; init; }

    public DateOnly? DiedOn { get; init; }

    /// <summary>First and last day of a prison term.</summary>
    public Period? Prison { get; init; }

    public bool Trades { get; init; }

    public bool Drives { get; init; }

    /// <summary>Whether the person is a member in the law's sense on the day of application.</summary>
    public bool Counted => DiedOn is null && Prison is null;

    public int AgeOn(DateOnly day) => day.Year - BornOn.Year - (day.DayOfYear < BornOn.DayOfYear ? 1 : 0);
}

/// <summary>A fact the household states.</summary>
internal sealed record CityFact(string Kind, string Value, DateOnly? From = null, DateOnly? To = null);

/// <summary>Income of one kind, month by month.</summary>
/// <param name="Kind">wage, platform-payout, business-income or pension.</param>
/// <param name="Months">Twelve amounts, the first of the oldest month.</param>
internal sealed record CityIncome(EvidenceKind Kind, IReadOnlyList<decimal> Months)
{
    public decimal Sum => Months.Sum();
}

/// <summary>The days a city lives through.</summary>
internal static class CityCalendar
{
    public static readonly YearMonth Application = new(2020, 6);

    /// <summary>First of the twelve months before the month of application.</summary>
    public static readonly YearMonth LookBack = Application.Plus(-12);

    /// <summary>Day for which the registers are complete.</summary>
    public static readonly DateOnly AsOf = Application.LastDay;

    public static readonly Period Covered = new(new(2019, 1, 1), AsOf);
}
