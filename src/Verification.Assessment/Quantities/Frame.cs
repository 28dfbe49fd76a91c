using System.Buffers;
using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>One household as one plausible composition and one look-back see it; what was worked out once is kept.</summary>
/// <remarks>Position.Person counts the counted members, then persons a registry knows of and nobody told us of; or the obligors.</remarks>
internal sealed class Frame : Scope, IDisposable
{
    private readonly int _stride;
    private readonly int[] _members;
    private Figure[] _numbers;
    private Truth[] _truths;
    private byte[] _known;

    public Frame(Case given, CountedHousehold household, Window window)
    {
        Given = given;
        Household = household;
        Window = window;
        _members = Members(household);
        _stride = 1 + Math.Max(household.Count, given.Facts.Obligors.Count);
        var cells = given.Pack.Symbols.Quantities.Count * _stride;
        _numbers = ArrayPool<Figure>.Shared.Rent(cells);
        _truths = ArrayPool<Truth>.Shared.Rent(cells);
        _known = ArrayPool<byte>.Shared.Rent(cells);
        Array.Clear(_known, 0, cells);
        Income = new(this);
        Property = new(this);
    }

    public Case Given { get; }

    public CountedHousehold Household { get; }

    public Window Window { get; }

    public Pack Pack => Given.Pack;

    public HouseholdFacts Facts => Given.Facts;

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
        var quantity = Pack.Symbols[symbol];
        if (!quantity.IsKept)
        {
            return quantity.Number(this, at);
        }

        var cell = Cell(symbol, at);
        if (_known[cell] == 0)
        {
            _numbers[cell] = quantity.Number(this, at);
            _known[cell] = 1;
        }

        return _numbers[cell];
    }

    public override Truth Truth(Symbol symbol, in Position at)
    {
        var quantity = Pack.Symbols[symbol];
        if (!quantity.IsKept)
        {
            return quantity.Truth(this, at);
        }

        var cell = Cell(symbol, at);
        if (_known[cell] == 0)
        {
            _truths[cell] = quantity.Truth(this, at);
            _known[cell] = 1;
        }

        return _truths[cell];
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
    public bool IsKnown(Symbol symbol, in Position at) => _known[Cell(symbol, at)] != 0;

    /// <summary>Everything worked out so far, in the order of slots and persons.</summary>
    public void WriteTo(Trace trace)
    {
        var quantities = Pack.Symbols.Quantities;
        for (var slot = 0; slot < quantities.Count; slot++)
        {
            for (var i = 0; i < _stride; i++)
            {
                var cell = (slot * _stride) + i;
                if (_known[cell] == 0)
                {
                    continue;
                }

                trace.Write(cell);
                if (quantities[slot].Symbol.Kind == FormulaKind.Number)
                {
                    trace.Write(_numbers[cell]);
                }
                else
                {
                    trace.Write(_truths[cell]);
                }
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<Figure>.Shared.Return(_numbers);
        ArrayPool<Truth>.Shared.Return(_truths);
        ArrayPool<byte>.Shared.Return(_known);
        (_numbers, _truths, _known) = ([], [], []);
    }

    private int Cell(Symbol symbol, in Position at) =>
        (symbol.Slot * _stride) + (symbol.Level == Level.Household ? 0 : at.Person + 1);

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
internal sealed record Case(Pack Pack, HouseholdFacts Facts, Hearing Hearing);

/// <summary>The months whose income counts.</summary>
/// <param name="Rule">Where it follows from.</param>
/// <param name="Days">First day of the first to last day of the last month.</param>
internal sealed record Window(LookBackRule Rule, Period Days)
{
    public static Window Of(LookBackRule rule, DateOnly acceptedOn) => new(rule, rule.For(acceptedOn));

    public int Months => Rule.Months.Value;

    public YearMonth MonthAt(int index) => YearMonth.Of(Days.From!.Value).Plus(index);
}
