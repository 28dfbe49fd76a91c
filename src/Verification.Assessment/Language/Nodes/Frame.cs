using Verification.Vocabulary;

namespace Verification.Assessment.Language.Nodes;

/// <summary>Where a node is being worked out.</summary>
internal readonly struct Frame(Scope scope, Formula formula, Position at, bool isSure = true)
{
    public readonly Scope Scope = scope;
    public readonly Formula Formula = formula;
    public readonly Position At = at;

    private readonly bool _isSure = isSure;

    /// <summary>The same place, at one element of a set.</summary>
    public Frame Enter(Level set, int index) => new(Scope, Formula, set switch
    {
        Level.Member => new(index),
        Level.Obligor => new(index, IsObligor: true),
        Level.Item => new(At.Person, index, At.Month, At.IsObligor),
        _ => new(At.Person, At.Item, index, At.IsObligor),
    }, _isSure);

    /// <summary>The same place, looked at only because something is undecided: no branch is taken there.</summary>
    public Frame If(bool isSure) => new(Scope, Formula, At, _isSure && isSure);

    public Frame Where(Truth isIn) => If(isIn.Best == TruthValue.True);

    public void Take(int branch)
    {
        if (_isSure)
        {
            Scope.Coverage?.Take(Formula, branch);
        }
    }
}
