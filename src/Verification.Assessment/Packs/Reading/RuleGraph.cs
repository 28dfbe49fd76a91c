using Verification.Assessment.Language;
using Verification.Assessment.Quantities;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Follows the names of formulas down to what they rest on.</summary>
internal sealed class RuleGraph(SymbolTable table)
{
    private readonly Dictionary<string, Foundation> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Foundation> _programmes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The first name that leads back to itself, or null.</summary>
    public string? Circle { get; private set; }

    public Foundation Of(Formula formula)
    {
        var all = Foundation.None;
        foreach (var symbol in formula.References)
        {
            all = all.With(Of(symbol));
        }

        return all;
    }

    /// <summary>Says what a programme rests on, before programmes after it ask whether it was reached.</summary>
    public void Add(ProgrammeRule programme) =>
        _programmes[programme.Programme.Code] = programme.Conditions.Aggregate(Foundation.None, (all, c) => all.With(Of(c.Holds)));

    private Foundation Of(Symbol symbol)
    {
        if (_found.TryGetValue(symbol.Name, out var known))
        {
            return known;
        }

        if (!_open.Add(symbol.Name))
        {
            Circle ??= symbol.Name;
            return Foundation.None;
        }

        var own = new Foundation(Matters.None, new HashSet<string>(StringComparer.Ordinal) { symbol.Name });
        var found = table.Behind(symbol) switch
        {
            RuleQuantity { Formula: { } formula } rule => Complete(rule, own.With(Of(formula))),
            ReachedQuantity reached => own.With(Before(reached)),
            { } quantity => own with { Matters = quantity.Matters },
            null => own,
        };
        _open.Remove(symbol.Name);
        return _found[symbol.Name] = found;
    }

    /// <summary>A programme may ask only for those tested before it: two that ask for each other would never come to an end.</summary>
    private Foundation Before(ReachedQuantity reached)
    {
        if (_programmes.TryGetValue(reached.Programme, out var found))
        {
            return found;
        }

        Circle ??= reached.Symbol.Name;
        return Foundation.None;
    }

    private static Foundation Complete(RuleQuantity rule, Foundation found)
    {
        rule.DependsOn(found.Matters);
        return found;
    }
}

/// <summary>What a formula rests on.</summary>
/// <param name="Matters">What may leave it open.</param>
/// <param name="Names">Every name on the way.</param>
internal sealed record Foundation(Matters Matters, IReadOnlySet<string> Names)
{
    public static readonly Foundation None = new(Matters.None, new HashSet<string>());

    public Foundation With(Foundation other) =>
        new(Matters | other.Matters, new HashSet<string>(Names.Concat(other.Names), StringComparer.Ordinal));
}
