using Verification.Assessment.Language.Nodes;

namespace Verification.Assessment.Language.Checking;

/// <summary>A part of a formula with its names found: a number with its unit, or a truth; neither when its fault is said already.</summary>
/// <param name="Cost">Elementary steps on the largest household, each taken once.</param>
internal readonly record struct Bound(NumberNode? Number, TruthNode? Truth, Unit Unit, long Cost)
{
    public static Bound Broken => default;

    public bool IsBroken => Number is null && Truth is null;

    public static Bound Of(NumberNode number, Unit unit, long cost) => new(number, null, unit, cost);

    public static Bound Of(TruthNode truth, long cost) => new(null, truth, default, cost);
}
