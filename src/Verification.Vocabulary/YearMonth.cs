using System.Globalization;

namespace Verification.Vocabulary;

/// <summary>A calendar month of a year, in the civil calendar of Asia/Shanghai.</summary>
public readonly record struct YearMonth : IComparable<YearMonth>
{
    private readonly int _index;

    public YearMonth(int year, int month)
    {
        Promise.That(year is >= 1 and <= 9999 && month is >= 1 and <= 12, "a month lies between 0001-01 and 9999-12");
        _index = (year * 12) + month - 1;
    }

    public int Year => _index / 12;

    public int Month => (_index % 12) + 1;

    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>The last day, which belongs to the month.</summary>
    public DateOnly LastDay => new(Year, Month, DateTime.DaysInMonth(Year, Month));

    public static YearMonth Of(DateOnly day) => new(day.Year, day.Month);

    public YearMonth Plus(int months)
    {
        var index = _index + months;
        return new(index / 12, (index % 12) + 1);
    }

    /// <summary>Months from <paramref name="earlier"/> to this one; negative when this one is earlier.</summary>
    public int MonthsSince(YearMonth earlier) => _index - earlier._index;

    public int CompareTo(YearMonth other) => _index.CompareTo(other._index);

    public static bool operator <(YearMonth left, YearMonth right) => left._index < right._index;

    public static bool operator >(YearMonth left, YearMonth right) => left._index > right._index;

    public static bool operator <=(YearMonth left, YearMonth right) => left._index <= right._index;

    public static bool operator >=(YearMonth left, YearMonth right) => left._index >= right._index;

    public static bool TryParse(string? text, out YearMonth month)
    {
        month = default;
        if (text is not { Length: 7 } || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year < 1 || number is < 1 or > 12)
        {
            return false;
        }

        month = new(year, number);
        return true;
    }

    public override string ToString() => $"{Year:0000}-{Month:00}";
}
