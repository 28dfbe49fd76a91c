using Verification.Assessment.Language;

namespace Verification.Tests.Formulae;

/// <summary>A small household whose values are whatever a test says.</summary>
internal sealed class TestHousehold(int members = 1, int obligors = 1, int items = 1, int months = 1) : Scope
{
    public const int SizeMax = 4;
    private const int PlacesMax = 2 * SizeMax * SizeMax;

    private readonly Figure[,] _numbers = new Figure[22, PlacesMax];
    private readonly Truth[,] _truths = new Truth[22, PlacesMax];

    public override int Count(Level of) => of switch
    {
        Level.Member => members,
        Level.Obligor => obligors,
        Level.Item => items,
        _ => months,
    };

    public override Figure Number(Symbol symbol, in Position at) => _numbers[symbol.Slot, Place(symbol, at)];

    public override Truth Truth(Symbol symbol, in Position at) => _truths[symbol.Slot, Place(symbol, at)];

    public TestHousehold With(string name, Figure figure, int element = 0)
    {
        _numbers[TestNames.All.Find(name)!.Slot, element] = figure;
        return this;
    }

    public TestHousehold With(string name, decimal value, int element = 0) => With(name, Figure.Point(value), element);

    public TestHousehold With(string name, Truth truth, int element = 0)
    {
        _truths[TestNames.All.Find(name)!.Slot, element] = truth;
        return this;
    }

    /// <summary>Makes another of the same size, value by value, of the names given.</summary>
    public TestHousehold Map(IEnumerable<Symbol> names, Func<Figure, Figure> number, Func<Truth, Truth> truth)
    {
        var mapped = new TestHousehold(members, obligors, items, months);
        foreach (var symbol in names.Where(symbol => symbol.Slot >= 0))
        {
            for (var place = 0; place < PlacesOf(symbol.Level); place++)
            {
                if (symbol.Kind == FormulaKind.Number)
                {
                    mapped._numbers[symbol.Slot, place] = number(_numbers[symbol.Slot, place]);
                }
                else
                {
                    mapped._truths[symbol.Slot, place] = truth(_truths[symbol.Slot, place]);
                }
            }
        }

        return mapped;
    }

    private static int PlacesOf(Level level) => level switch
    {
        Level.Household => 1,
        Level.Month => PlacesMax,
        _ => SizeMax,
    };

    private static int Place(Symbol symbol, in Position at) => symbol.Level switch
    {
        Level.Household => 0,
        Level.Item => at.Item,
        Level.Month => (((at.IsObligor ? SizeMax : 0) + at.Person) * SizeMax) + at.Month,
        _ => at.Person,
    };
}
