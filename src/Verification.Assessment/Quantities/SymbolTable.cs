using Verification.Assessment.Language;

namespace Verification.Assessment.Quantities;

/// <summary>Every name the formulas of one pack may use.</summary>
internal sealed class SymbolTable : ISymbols
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);
    private readonly List<Quantity> _quantities = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>By slot.</summary>
    public IReadOnlyList<Quantity> Quantities => _quantities;

    public IEnumerable<RuleQuantity> Rules => _quantities.OfType<RuleQuantity>();

    public Quantity this[Symbol symbol] => _quantities[symbol.Slot];

    /// <summary>Names some formula asked for.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>A value of law that is a number.</summary>
    public bool AddConstant(string name, decimal value, Unit unit) =>
        _symbols.TryAdd(name, new(name, Level.Household, FormulaKind.Number, unit, -1, value));

    /// <summary>A quantity worked out in C# or by a formula; false when the name is taken.</summary>
    public bool Add(string name, Level level, FormulaKind kind, Unit unit, Func<Symbol, Quantity> make)
    {
        var symbol = new Symbol(name, level, kind, unit, _quantities.Count);
        if (!_symbols.TryAdd(name, symbol))
        {
            return false;
        }

        _quantities.Add(make(symbol));
        return true;
    }

    public bool Has(string name) => _symbols.ContainsKey(name);

    public Symbol? Find(string name)
    {
        if (_symbols.TryGetValue(name, out var symbol) || (Circumstance.Add(this, name) && _symbols.TryGetValue(name, out symbol)))
        {
            _used.Add(name);
            return symbol;
        }

        return null;
    }

    public string? Nearest(string name) => NearName.In(_symbols.Keys, name);

    /// <summary>The quantity behind a symbol, or null for a constant.</summary>
    public Quantity? Behind(Symbol symbol) => symbol.Slot < 0 ? null : _quantities[symbol.Slot];
}
