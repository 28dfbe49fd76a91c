namespace Verification.Vocabulary;

/// <summary>Rounding rules by the name packs use.</summary>
public enum Rounding
{
    /// <summary>No rounding; only for amounts that are compared, never paid.</summary>
    Exact,

    /// <summary>Half away from zero to 0.01 yuan.</summary>
    NearestFen,

    /// <summary>Towards negative infinity to 0.01 yuan.</summary>
    DownToFen,

    /// <summary>Towards positive infinity to 0.01 yuan.</summary>
    UpToFen,

    /// <summary>Half away from zero to whole yuan.</summary>
    NearestYuan,

    /// <summary>Towards negative infinity to whole yuan.</summary>
    DownToYuan,

    /// <summary>Towards positive infinity to whole yuan.</summary>
    UpToYuan,

    /// <summary>Towards positive infinity to a multiple of 5 yuan.</summary>
    UpToFiveYuan,
}

public readonly partial record struct Money
{
    /// <summary>This amount after the named rule.</summary>
    public Money Rounded(Rounding rule) => new(rule switch
    {
        Rounding.Exact => Yuan,
        Rounding.NearestFen => decimal.Round(Yuan, 2, MidpointRounding.AwayFromZero),
        Rounding.DownToFen => decimal.Round(Yuan, 2, MidpointRounding.ToNegativeInfinity),
        Rounding.UpToFen => decimal.Round(Yuan, 2, MidpointRounding.ToPositiveInfinity),
        Rounding.NearestYuan => decimal.Round(Yuan, 0, MidpointRounding.AwayFromZero),
        Rounding.DownToYuan => decimal.Floor(Yuan),
        Rounding.UpToYuan => decimal.Ceiling(Yuan),
        Rounding.UpToFiveYuan => UpToMultiple(Yuan, 5m),
        _ => throw new BrokenPromise($"unnamed rounding {rule}"),
    });

    // By the remainder, which is exact; a quotient would be rounded for very large amounts.
    private static decimal UpToMultiple(decimal amount, decimal step)
    {
        var over = amount % step;
        return amount - over + (over > 0m ? step : 0m);
    }
}
