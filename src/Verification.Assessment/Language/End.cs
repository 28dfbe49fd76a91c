namespace Verification.Assessment.Language;

/// <summary>One end of an extent while it is computed: a number, or beyond all numbers on one side.</summary>
/// <remarks>
/// Decimals end at about 7.9e28. Everything beyond <see cref="Largest"/> counts as beyond all numbers, decided before the
/// operation, because an exception an end would let a hostile household cost seconds.
/// </remarks>
internal readonly struct End
{
    public const decimal Largest = 78_000_000_000_000_000_000_000_000_000m;

    // Between Largest and the last decimal, far from both as doubles are precise.
    private const double Guard = 7.85e28;

    private readonly decimal _value;
    private readonly int _beyond;

    private End(decimal value, int beyond)
    {
        _value = value;
        _beyond = beyond;
    }

    public static End Below => new(0m, -1);

    public static End Above => new(0m, 1);

    public static End Nought => default;

    public bool IsBelowAll => _beyond < 0 || (_beyond == 0 && _value < -Largest);

    public bool IsAboveAll => _beyond > 0 || (_beyond == 0 && _value > Largest);

    /// <summary>The value as an inner end: at the largest number when it lies beyond.</summary>
    public decimal Held => IsAboveAll ? Largest : IsBelowAll ? -Largest : _value;

    private int Sign => _beyond != 0 ? _beyond : decimal.Sign(_value);

    public static End At(decimal value) => new(value, 0);

    /// <remarks>Two ends of the same side: never below all plus above all.</remarks>
    public static End Sum(End left, End right)
    {
        if (left._beyond != 0 || right._beyond != 0)
        {
            return new(0m, left._beyond != 0 ? left._beyond : right._beyond);
        }

        var about = (double)left._value + (double)right._value;
        return double.Abs(about) >= Guard ? new(0m, double.Sign(about)) : At(left._value + right._value);
    }

    public static End Negated(End end) => new(-end._value, -end._beyond);

    /// <remarks>Nothing times an open end is nothing: the open end stands for numbers, each of them finite.</remarks>
    public static End Product(End left, End right)
    {
        if (left.Sign == 0 || right.Sign == 0)
        {
            return Nought;
        }

        if (left._beyond != 0 || right._beyond != 0)
        {
            return new(0m, left.Sign * right.Sign);
        }

        var about = (double)left._value * (double)right._value;
        return double.Abs(about) >= Guard ? new(0m, double.Sign(about)) : At(left._value * right._value);
    }

    /// <param name="side">The sign of the divisor's other values: a divisor of zero is approached from there.</param>
    public static End Quotient(End left, End right, int side)
    {
        if (left.Sign == 0 || right._beyond != 0)
        {
            return Nought;
        }

        if (left._beyond != 0 || right.Sign == 0)
        {
            return new(0m, left.Sign * side);
        }

        var about = (double)left._value / (double)right._value;
        return double.Abs(about) >= Guard ? new(0m, double.Sign(about)) : At(left._value / right._value);
    }

    public static End Smaller(End left, End right) => Compare(left, right) <= 0 ? left : right;

    public static End Larger(End left, End right) => Compare(left, right) >= 0 ? left : right;

    private static int Compare(End left, End right) =>
        left._beyond != 0 || right._beyond != 0 ? left._beyond.CompareTo(right._beyond) : decimal.Compare(left._value, right._value);
}
