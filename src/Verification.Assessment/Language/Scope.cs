namespace Verification.Assessment.Language;

/// <summary>Where in the household a formula is being worked out; −1 where a level was not entered.</summary>
/// <param name="Person">Index among the counted members, or among the obligors.</param>
/// <param name="Item">Index among the property items.</param>
/// <param name="Month">Index among the months of the look-back.</param>
public readonly record struct Position(int Person, int Item = -1, int Month = -1)
{
    /// <summary>In no inner level.</summary>
    public static readonly Position Household = new(-1);
}

/// <summary>What the names of a formula stand for in one household.</summary>
public abstract class Scope
{
    /// <summary>Set when somebody wants to know which branches were taken; null on the road.</summary>
    public BranchCoverage? Coverage { get; init; }

    /// <summary>How many members (counted ones), obligors, items or months there are.</summary>
    public abstract int Count(Level of);

    public abstract Figure Number(Symbol symbol, in Position at);

    public abstract Truth Truth(Symbol symbol, in Position at);
}

/// <summary>Collects which branches of which formulas were taken.</summary>
public sealed class BranchCoverage
{
    private readonly HashSet<(Formula Formula, int Branch)> _taken = [];

    public void Take(Formula formula, int branch) => _taken.Add((formula, branch));

    public bool WasTaken(Formula formula, int branch) => _taken.Contains((formula, branch));
}
