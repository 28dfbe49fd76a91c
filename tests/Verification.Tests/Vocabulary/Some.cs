using CsCheck;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

/// <summary>Values for properties, with the ends and ties that break arithmetic drawn often.</summary>
internal static class Some
{
    public static readonly Gen<Money> Yuan =
        Gen.Frequency((1, Gen.Const(0L)), (3, Gen.Long[-500, 500]), (2, Gen.Long[-99_999_999_99, 99_999_999_99]))
            .Select(fen => Money.Of(fen / 100m));

    public static readonly Gen<Interval<Money>> Amount =
        Gen.Select(Yuan, Yuan, Gen.Int[0, 9], (a, b, shape) => shape switch
        {
            0 => Interval<Money>.AtLeast(a),
            1 => Interval<Money>.AtMost(a),
            2 => Interval<Money>.Anything,
            3 => Interval<Money>.Point(a),
            _ => a <= b ? Interval<Money>.Between(a, b) : Interval<Money>.Between(b, a),
        });

    public static readonly Gen<Interval<decimal>> Share =
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], (a, b) => Interval<decimal>.Between(Math.Min(a, b) / 100m, Math.Max(a, b) / 100m));

    public static readonly Gen<decimal> Factor = Gen.Int[-400, 400].Select(hundredths => hundredths / 100m);

    public static readonly Gen<DateOnly> Day = Gen.Int[new DateOnly(1995, 1, 1).DayNumber, new DateOnly(2035, 12, 31).DayNumber]
        .Select(DateOnly.FromDayNumber);

    public static readonly Gen<YearMonth> Month = Gen.Select(Gen.Int[1800, 2200], Gen.Int[1, 12], (year, month) => new YearMonth(year, month));

    public static readonly Gen<TruthValue> Truth = Gen.Enum<TruthValue>();

    /// <summary>Points of an interval: its ends, its middle, and far out where it has no end.</summary>
    public static IEnumerable<Money> PointsOf(Interval<Money> amount)
    {
        var far = Money.Of(1_000_000_000m);
        var low = amount.Low ?? (amount.High ?? Money.Zero) - far;
        var high = amount.High ?? (amount.Low ?? Money.Zero) + far;
        return [low, low + ((high - low) / 4), low + ((high - low) / 2), high - ((high - low) / 4), high];
    }
}
