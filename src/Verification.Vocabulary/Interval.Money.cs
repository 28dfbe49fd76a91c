namespace Verification.Vocabulary;

/// <summary>Arithmetic of amounts that are known only within bounds.</summary>
/// <remarks>
/// Sound, not tightest: both operands are taken as independent, so <c>x.Minus(x)</c> is not zero.
/// Unbounded ends are limits of finite amounts: zero times anything is zero.
/// </remarks>
public static class MoneyInterval
{
    /// <summary>Exactly no yuan.</summary>
    public static readonly Interval<Money> Zero = Interval<Money>.Point(Money.Zero);

    /// <summary>Any amount that is not negative.</summary>
    public static readonly Interval<Money> NotNegative = Interval<Money>.AtLeast(Money.Zero);

    public static Interval<Money> Plus(this Interval<Money> left, Interval<Money> right) =>
        Interval<Money>.Between(left.Low + right.Low, left.High + right.High);

    public static Interval<Money> Minus(this Interval<Money> left, Interval<Money> right) =>
        Interval<Money>.Between(left.Low - right.High, left.High - right.Low);

    public static Interval<Money> Negated(this Interval<Money> amount) => Interval<Money>.Between(-amount.High, -amount.Low);

    /// <summary>Scaled by a factor of either sign; a negative one exchanges the ends.</summary>
    public static Interval<Money> Times(this Interval<Money> amount, decimal factor) => factor switch
    {
        0m => Zero,
        > 0m => Interval<Money>.Between(amount.Low * factor, amount.High * factor),
        _ => Interval<Money>.Between(amount.High * factor, amount.Low * factor),
    };

    /// <summary>Scaled by a share that is itself known only within bounds, e.g. of undivided property.</summary>
    public static Interval<Money> Times(this Interval<Money> amount, Interval<decimal> share)
    {
        Promise.That(share.Low >= 0m && share.High is not null, "a share lies between two known ends and is not negative");
        return amount.Times(share.Low!.Value).Hull(amount.Times(share.High!.Value));
    }

    /// <summary>Spread evenly over persons or months.</summary>
    public static Interval<Money> DividedBy(this Interval<Money> amount, int divisor)
    {
        Promise.That(divisor > 0, "an amount is spread over at least one");
        return Interval<Money>.Between(amount.Low / divisor, amount.High / divisor);
    }

    /// <summary>Both ends after the named rule; rounding keeps order, so every rounded point lies inside.</summary>
    public static Interval<Money> Rounded(this Interval<Money> amount, Rounding rule) =>
        Interval<Money>.Between(amount.Low?.Rounded(rule), amount.High?.Rounded(rule));

    /// <summary>Nothing below zero, e.g. a gap that may be closed already.</summary>
    public static Interval<Money> OrZeroIfNegative(this Interval<Money> amount) => amount.Max(Zero);

    /// <summary>All of them together; zero when there are none.</summary>
    public static Interval<Money> Sum(this IEnumerable<Interval<Money>> amounts) => amounts.Aggregate(Zero, Plus);
}
