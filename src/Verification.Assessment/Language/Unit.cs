namespace Verification.Assessment.Language;

/// <summary>The unit of a number: powers of its base units, e.g. yuan¹ · month⁻¹ for <c>yuan/month</c>.</summary>
/// <remarks>Months, years and days are bases of their own: nothing converts by itself, so that a yearly amount never meets a monthly one unseen.</remarks>
public readonly record struct Unit(
    sbyte Yuan = 0, sbyte Month = 0, sbyte Year = 0, sbyte Day = 0, sbyte Mu = 0, sbyte SquareMetre = 0)
{
    /// <summary>A bare number: a count, a share, <c>30%</c>.</summary>
    public static readonly Unit None;

    public static readonly Unit OfYuan = new(Yuan: 1);

    public static readonly Unit YuanPerMonth = new(Yuan: 1, Month: -1);

    public static readonly Unit YuanPerYear = new(Yuan: 1, Year: -1);

    public static readonly Unit Months = new(Month: 1);

    public static readonly Unit Years = new(Year: 1);

    public static readonly Unit Days = new(Day: 1);

    public static Unit operator *(Unit left, Unit right) => new(
        (sbyte)(left.Yuan + right.Yuan), (sbyte)(left.Month + right.Month), (sbyte)(left.Year + right.Year), (sbyte)(left.Day + right.Day),
        (sbyte)(left.Mu + right.Mu), (sbyte)(left.SquareMetre + right.SquareMetre));

    public static Unit operator /(Unit left, Unit right) => new(
        (sbyte)(left.Yuan - right.Yuan), (sbyte)(left.Month - right.Month), (sbyte)(left.Year - right.Year), (sbyte)(left.Day - right.Day),
        (sbyte)(left.Mu - right.Mu), (sbyte)(left.SquareMetre - right.SquareMetre));
}
