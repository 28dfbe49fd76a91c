namespace Verification.City.Scoring.Counting;

/// <summary>So many of so many.</summary>
public readonly record struct Share(long Part, long Whole)
{
    /// <summary>Null when there is nothing to take a part of: undefined, not zero.</summary>
    public double? Value => Whole == 0 ? null : (double)Part / Whole;

    public static Share operator +(Share left, Share right) => new(left.Part + right.Part, left.Whole + right.Whole);
}
