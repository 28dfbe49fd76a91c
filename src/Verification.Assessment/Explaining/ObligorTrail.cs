using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;

namespace Verification.Assessment.Explaining;

/// <summary>Tells which names of a pack rest on anything of an obligor: the way down is followed, nothing is taken on trust.</summary>
internal sealed class ObligorTrail(Pack pack)
{
    private readonly Dictionary<Symbol, bool> _touches = [];

    public bool Touches(Symbol symbol)
    {
        if (_touches.TryGetValue(symbol, out var known))
        {
            return known;
        }

        return _touches[symbol] = symbol.Level == Level.Obligor || pack.Symbols.Behind(symbol) switch
        {
            RuleQuantity rule => Touches(rule.Formula),
            ReachedQuantity reached => pack.Programmes.First(p => p.Programme.Code == reached.Programme).Conditions.Any(c => Touches(c.Holds)),
            _ => false,
        };
    }

    // Their number tells of them as well, and count(obligors) names no name.
    public bool Touches(Formula formula) =>
        formula.Canonical.Contains("obligor", StringComparison.Ordinal) || formula.References.Any(Touches);
}
