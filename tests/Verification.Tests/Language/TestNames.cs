using Verification.Assessment.Language;

namespace Verification.Tests.Formulae;

/// <summary>Names of every level, kind and common unit.</summary>
internal sealed class TestNames : ISymbols
{
    public static readonly TestNames All = new();

    private static readonly Unit Land = new(Mu: 1);

    public IReadOnlyList<Symbol> Symbols { get; } =
    [
        Number(0, "wage", Level.Household, Unit.YuanPerMonth),
        Number(1, "rent", Level.Household, Unit.YuanPerMonth),
        Number(2, "bonus.of_the-year", Level.Household, Unit.YuanPerYear),
        Number(3, "savings", Level.Household, Unit.OfYuan),
        Number(4, "share", Level.Household, Unit.None),
        Number(5, "heads", Level.Household, Unit.None),
        Number(6, "term", Level.Household, Unit.Months),
        Truth(7, "rural", Level.Household),
        Truth(8, "single", Level.Household),
        Number(9, "pay", Level.Member, Unit.YuanPerMonth),
        Number(10, "age", Level.Member, Unit.Years),
        Number(11, "weight", Level.Member, Unit.None),
        Truth(12, "able", Level.Member),
        Number(13, "obligor.pay", Level.Obligor, Unit.YuanPerMonth),
        Number(14, "obligor.weight", Level.Obligor, Unit.None),
        Truth(15, "obligor.rich", Level.Obligor),
        Number(16, "item.value", Level.Item, Unit.OfYuan),
        Number(17, "item.land", Level.Item, Land),
        Truth(18, "item.shared", Level.Item),
        Number(19, "month.wage", Level.Month, Unit.YuanPerMonth),
        Number(20, "month.weight", Level.Month, Unit.None),
        Truth(21, "month.worked", Level.Month),
        new("standard", Level.Household, FormulaKind.Number, Unit.YuanPerMonth, -1, 589.00m),
        new("divisor", Level.Household, FormulaKind.Number, Unit.None, -1, 0m),
        new("strict", Level.Household, FormulaKind.Truth, Unit.None, -1, 1m),
    ];

    public Symbol? Find(string name) => Symbols.FirstOrDefault(symbol => symbol.Name == name);

    public string? Nearest(string name) => Symbols.Select(symbol => symbol.Name).FirstOrDefault(known => known[0] == name[0] && known.Length == name.Length);

    private static Symbol Number(int slot, string name, Level level, Unit unit) => new(name, level, FormulaKind.Number, unit, slot);

    private static Symbol Truth(int slot, string name, Level level) => new(name, level, FormulaKind.Truth, default, slot);
}
