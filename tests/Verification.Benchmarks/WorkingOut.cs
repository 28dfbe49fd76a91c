using BenchmarkDotNet.Attributes;
using Verification.Assessment.Language;

namespace Verification.Benchmarks;

/// <summary>One formula of five operations over names of which everything, or not everything, is known.</summary>
[MemoryDiagnoser]
public class WorkingOut
{
    private const string FiveOperations = "round(max(wage + rent - 589.00 yuan/month, 0 yuan/month) * 30%, down-to-fen)";

    private readonly Names _known = new(Figure.Point(1189.50m), Figure.Point(200m));
    private readonly Names _open = new(Figure.Of(Extent.Between(400m, 1189.50m)), Figure.Point(200m));
    private readonly Formula _formula = ((FormulaResult.Compiled)Formula.Compile(
        FiveOperations, Level.Household, FormulaKind.Number, Unit.YuanPerMonth, new Names(default, default))).Formula;

    [Benchmark(Baseline = true)]
    public Figure AllKnown() => _formula.Number(_known, Position.Household);

    [Benchmark]
    public Figure NotAllKnown() => _formula.Number(_open, Position.Household);

    private sealed class Names(Figure wage, Figure rent) : Scope, ISymbols
    {
        private static readonly Symbol Wage = new("wage", Level.Household, FormulaKind.Number, Unit.YuanPerMonth, 0);
        private static readonly Symbol Rent = new("rent", Level.Household, FormulaKind.Number, Unit.YuanPerMonth, 1);

        public Symbol? Find(string name) => name switch { "wage" => Wage, "rent" => Rent, _ => null };

        public string? Nearest(string name) => null;

        public override int Count(Level of) => 1;

        public override Figure Number(Symbol symbol, in Position at) => symbol.Slot == 0 ? wage : rent;

        public override Truth Truth(Symbol symbol, in Position at) => Assessment.Language.Truth.Unknown;
    }
}
