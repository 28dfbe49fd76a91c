using System.Globalization;

namespace Verification.Vocabulary;

/// <summary>An amount of yuan, exact to whatever its sources said; rounded once, by a named rule.</summary>
/// <remarks>Negative amounts are legal: refunds and reversed payments keep their sign.</remarks>
public readonly partial record struct Money(decimal Yuan) : IComparable<Money>
{
    /// <summary>No yuan at all.</summary>
    public static readonly Money Zero = new(0m);

    /// <summary>Largest absolute amount that any input may carry.</summary>
    public static readonly Money Max = new(9_999_999_999_999.99m);

    public static Money Of(decimal yuan) => new(yuan);

    public static Money operator +(Money left, Money right) => new(left.Yuan + right.Yuan);

    public static Money operator -(Money left, Money right) => new(left.Yuan - right.Yuan);

    public static Money operator -(Money amount) => new(-amount.Yuan);

    public static Money operator *(Money amount, decimal factor) => new(amount.Yuan * factor);

    public static Money operator /(Money amount, decimal divisor) => new(amount.Yuan / divisor);

    public static bool operator <(Money left, Money right) => left.Yuan < right.Yuan;

    public static bool operator >(Money left, Money right) => left.Yuan > right.Yuan;

    public static bool operator <=(Money left, Money right) => left.Yuan <= right.Yuan;

    public static bool operator >=(Money left, Money right) => left.Yuan >= right.Yuan;

    public int CompareTo(Money other) => Yuan.CompareTo(other.Yuan);

    /// <summary>Reads the wire form: optional minus, up to 13 digits, a point and exactly two decimals.</summary>
    public static bool TryParse(string? text, out Money amount)
    {
        amount = Zero;
        if (text is null || text.Length is < 4 or > 17 || text[^3] != '.')
        {
            return false;
        }

        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        if (digits.Length is < 4 or > 16 || (digits[0] == '0' && digits.Length > 4))
        {
            return false;
        }

        for (var i = 0; i < digits.Length; i++)
        {
            if (i != digits.Length - 3 && !char.IsAsciiDigit(digits[i]))
            {
                return false;
            }
        }

        amount = new(decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        return amount.Yuan != 0m || text[0] != '-';
    }

    /// <summary>The wire form with two decimals; an amount that needs more must have been rounded before.</summary>
    public override string ToString() => Yuan.ToString("0.00", CultureInfo.InvariantCulture);
}
