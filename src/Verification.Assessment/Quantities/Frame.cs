using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>One household as one plausible composition and one look-back see it; what was worked out once is kept.</summary>
/// <remarks>Position.Person counts the counted members, then persons a registry knows of and nobody told us of; or the obligors.</remarks>
internal sealed class Frame : Scope, IDisposable
{
    private readonly int[] _members;
    private readonly SymbolTable _symbols;
    private readonly Cells _cells;

    public Frame(Case given, CountedHousehold household, Window window)
    {
        Given = given;
        Household = household;
        Window = window;
        _symbols = given.Pack.Symbols;
        _members = Members(household);
        _cells = new(_symbols.Quantities.Count, 1 + Math.Max(household.Count, given.Facts.Obligors.Count));
        Income = new(this);
        Property = new(this);
    }

    public Case Given { get; }

    public CountedHousehold Household { get; }

    public Window Window { get; }

    public Pack Pack => Given.Pack;

    public HouseholdFacts Facts => Given.Facts;

    /// <summary>
    /// Of income declared under this word records that show more than the household states are held possible, not shown: how it reads before
    /// anybody is refused by them. Null: as found.
    /// </summary>
    public string? AsStated { get; init; }

    public IncomeLedger Income { get; }

    public PropertyLedger Property { get; }

    /// <summary>The same household over the months of another programme.</summary>
    public required Func<ProgrammeRule, Frame> Beside { get; init; }

    /// <summary>Why something is not one point.</summary>
    public List<Widening> Widenings { get; } = [];

    public override int Count(Level of) => of switch
    {
        Level.Member => Household.Count,
        Level.Obligor => Facts.Obligors.Count,
        Level.Item => Property.Things.Count,
        Level.Month => Window.Months,
        _ => 1,
    };

    public override Figure Number(Symbol symbol, in Position at)
    {
        var quantity = _symbols[symbol];
        return quantity.IsKept ? _cells.Figure(Kept(quantity, at)) : quantity.Number(this, at);
    }

    public override Truth Truth(Symbol symbol, in Position at)
    {
        var quantity = _symbols[symbol];
        return quantity.IsKept ? _cells.Truth(Kept(quantity, at)) : quantity.Truth(this, at);
    }

    public override bool TryExact(Symbol symbol, in Position at, out decimal value)
    {
        var quantity = _symbols[symbol];
        if (quantity.IsKept)
        {
            return _cells.TryExact(Kept(quantity, at), out value);
        }

        var figure = quantity.Number(this, at);
        value = figure.Best.Low;
        return figure.IsExact;
    }

    public override bool TryExact(Symbol symbol, in Position at, out bool holds)
    {
        var quantity = _symbols[symbol];
        var truth = quantity.IsKept ? _cells.Truth(Kept(quantity, at)) : quantity.Truth(this, at);
        holds = truth.Hard == TruthValue.True;
        return truth.IsExact;
    }

    /// <summary>Index among the household's persons of a counted member; −1 for one nobody told us of.</summary>
    public int PersonAt(int counted) => counted < _members.Length ? _members[counted] : -1;

    /// <summary>Index in the hearing: members, then obligors.</summary>
    public int HeardAt(Level level, int index) =>
        level == Level.Obligor ? Facts.Members.Count + index : PersonAt(index);

    /// <summary>The person at a position, or null for one nobody told us of.</summary>
    public Person? Who(Level level, int index) =>
        level == Level.Obligor ? Facts.Obligors[index] : PersonAt(index) is >= 0 and var person ? Facts.Members[person] : null;

    /// <summary>Whether a number or truth of a person or the household was needed and worked out.</summary>
    public bool IsKnown(Symbol symbol, in Position at) => _cells.IsKnown(_cells.At(symbol, at));

    /// <summary>Everything worked out so far, in the order of slots and persons.</summary>
    public void WriteTo(Trace trace) => _cells.WriteTo(trace);

    public void Dispose() => _cells.Dispose();

    /// <summary>The cell of a quantity, worked out when it was not yet.</summary>
    private int Kept(Quantity quantity, in Position at)
    {
        var cell = _cells.At(quantity.Symbol, at);
        if (!_cells.IsKnown(cell))
        {
            WorkOut(quantity, at, cell);
        }

        return cell;
    }

    private void WorkOut(Quantity quantity, in Position at, int cell)
    {
        if (quantity.Symbol.Kind == FormulaKind.Truth)
        {
            _cells.Keep(cell, quantity.TryExact(this, at, out bool holds) ? Language.Truth.Of(holds) : quantity.Truth(this, at));
        }
        else if (quantity.TryExact(this, at, out decimal value))
        {
            _cells.Keep(cell, value);
        }
        else
        {
            _cells.Keep(cell, quantity.Number(this, at));
        }
    }

    private static int[] Members(CountedHousehold household)
    {
        var members = new int[household.Count - household.Unseen];
        for (int p = 0, at = 0; p < household.Counted.Length; p++)
        {
            if (household.Counted[p])
            {
                members[at++] = p;
            }
        }

        return members;
    }
}

/// <summary>What an assessment is made of.</summary>
internal sealed record Case(Pack Pack, HouseholdFacts Facts, Hearing Hearing)
{
    /// <summary>Income papers settle; empty for nearly every household.</summary>
    public IReadOnlyList<SettledIncome> Settled { get; init; } = [];
}

/// <summary>The months whose income counts.</summary>
/// <param name="Rule">Where it follows from.</param>
/// <param name="Days">First day of the first to last day of the last month.</param>
internal sealed record Window(LookBackRule Rule, Period Days)
{
    public static Window Of(LookBackRule rule, DateOnly acceptedOn) => new(rule, rule.For(acceptedOn));

    public int Months => Rule.Months.Value;

    public YearMonth MonthAt(int index) => YearMonth.Of(Days.From!.Value).Plus(index);
}
