using Verification.Vocabulary;

namespace Verification.Assessment.Language;

/// <summary>A number as it is known: with the estimates the law allows, and by evidence alone.</summary>
/// <param name="Best">Everything it may be when estimates are taken in.</param>
/// <param name="Hard">Everything it may be by evidence alone; contains <paramref name="Best"/>.</param>
public readonly record struct Figure(Extent Best, Extent Hard)
{
    public static Figure Point(decimal value) => Of(Extent.Point(value));

    /// <summary>Known by evidence alone.</summary>
    public static Figure Of(Extent extent) => new(extent, extent);

    public bool IsEstimated => Best != Hard;

    /// <summary>One number, known by evidence alone.</summary>
    public bool IsExact => Best.IsPoint && Hard.IsPoint && Best.Low == Hard.Low;
}

/// <summary>A condition as it is known: with estimates, and by evidence alone.</summary>
/// <param name="Best">Its value when estimates are taken in.</param>
/// <param name="Hard">Its value by evidence alone: unknown, or the same as <paramref name="Best"/>.</param>
public readonly record struct Truth(TruthValue Best, TruthValue Hard)
{
    public static readonly Truth True = new(TruthValue.True, TruthValue.True);

    public static readonly Truth False = new(TruthValue.False, TruthValue.False);

    public static readonly Truth Unknown = new(TruthValue.Unknown, TruthValue.Unknown);

    public static Truth Of(bool holds) => holds ? True : False;

    /// <summary>What may be decided on it: an estimate may let somebody in or refer a case to people, it never refuses.</summary>
    public TruthValue Decided => Best == TruthValue.False ? Hard : Best;

    public bool IsEstimated => Best != Hard;

    /// <summary>Decided by evidence alone.</summary>
    public bool IsExact => Hard != TruthValue.Unknown;
}
