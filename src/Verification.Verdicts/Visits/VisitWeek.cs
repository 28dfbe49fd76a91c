using System.Globalization;

namespace Verification.Verdicts.Visits;

/// <summary>A week of work by ISO 8601, <c>2026-W48</c>; it begins on Monday.</summary>
public readonly record struct VisitWeek
{
    private const int TextLength = 8;

    private VisitWeek(DateOnly monday) => Monday = monday;

    public DateOnly Monday { get; }

    public DateOnly Sunday => Monday.AddDays(6);

    public static VisitWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    public VisitWeek Next => new(Monday.AddDays(7));

    public static bool TryParse(string text, out VisitWeek week)
    {
        week = default;
        if (text.Length != TextLength || text[4..6] != "-W" || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is < 2000 or > 2199 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
        {
            return false;
        }

        week = new(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)));
        return true;
    }

    public override string ToString()
    {
        var monday = Monday.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}");
    }
}
