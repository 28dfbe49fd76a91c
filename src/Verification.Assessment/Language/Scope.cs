using Verification.Vocabulary;

namespace Verification.Assessment.Language;

/// <summary>Where in the household a formula is being worked out; −1 where a level was not entered.</summary>
/// <param name="Person">Index among the counted members, or among the obligors.</param>
/// <param name="Item">Index among the property items.</param>
/// <param name="Month">Index among the months of the look-back.</param>
/// <param name="IsObligor">Whether <paramref name="Person"/> counts among the obligors; tells whose month a name of a month means.</param>
public readonly record struct Position(int Person = -1, int Item = -1, int Month = -1, bool IsObligor = false)
{
    /// <summary>No level was entered; not what <c>new Position()</c> is.</summary>
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

    /// <summary>The number when it is one point, known by evidence alone.</summary>
    /// <remarks>To be overridden where that can be said without making a figure.</remarks>
    public virtual bool TryExact(Symbol symbol, in Position at, out decimal value)
    {
        var figure = Number(symbol, at);
        value = figure.Best.Low;
        return figure.IsExact;
    }

    /// <summary>The condition when it is decided by evidence alone.</summary>
    public virtual bool TryExact(Symbol symbol, in Position at, out bool holds)
    {
        var truth = Truth(symbol, at);
        holds = truth.Hard == TruthValue.True;
        return truth.IsExact;
    }
}

/// <summary>Collects which formulas were worked out, and which of their branches were taken.</summary>
/// <remarks>An arm that was only worked out because its condition is undecided was not taken: no case has shown what it does.</remarks>
public sealed class BranchCoverage
{
    private readonly HashSet<(Formula Formula, int Branch)> _taken = [];
    private readonly HashSet<Formula> _workedOut = [];

    public void WorkOut(Formula formula) => _workedOut.Add(formula);

    public bool WasWorkedOut(Formula formula) => _workedOut.Contains(formula);

    public void Take(Formula formula, int branch) => _taken.Add((formula, branch));

    public bool WasTaken(Formula formula, int branch) => _taken.Contains((formula, branch));
}
