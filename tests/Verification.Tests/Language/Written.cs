using Verification.Assessment.Language;

namespace Verification.Tests.Formulae;

/// <summary>A random piece of a formula: its text, and what it is by plain arithmetic on one point of everything.</summary>
/// <remarks>Written a second time and differently from the product, so that both must be wrong in the same way to agree.</remarks>
internal sealed record Written<T>(string Text, Func<Plain, Position, T> At);

/// <summary>A household of points, and whether a number was asked for that does not exist.</summary>
internal sealed class Plain(Scope points)
{
    public bool HasNoValue { get; private set; }

    public decimal Number(Symbol symbol, Position at) => points.Number(symbol, at).Best.Low;

    public bool Truth(Symbol symbol, Position at) => points.Truth(symbol, at) == Verification.Assessment.Language.Truth.True;

    public IEnumerable<Position> Elements(Level set, Position at) => Enumerable.Range(0, points.Count(set)).Select(i => set switch
    {
        Level.Member => at with { Person = i, IsObligor = false },
        Level.Obligor => at with { Person = i, IsObligor = true },
        Level.Item => at with { Item = i },
        _ => at with { Month = i },
    });

    public decimal NoValue()
    {
        HasNoValue = true;
        return 0m;
    }
}
