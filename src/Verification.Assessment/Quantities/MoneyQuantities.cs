using Verification.Assessment.Explaining;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>One item of a person's income, yuan a month: the sum of the look-back over the law's divisor.</summary>
internal sealed record IncomeItemQuantity(Symbol Symbol, MoneyItem Item) : Quantity(Symbol)
{
    public override Matters Matters => Symbol.Level == Level.Obligor ? Matters.Obligors : Matters.Income;

    public override string? Basis => Item.Article;

    public override EvidenceKind? Kind => Item.Kinds.Count == 1 ? Item.Kinds[0] : null;

    public override bool TryExact(Frame frame, in Position at, out decimal value) =>
        frame.Income.Of(Symbol.Level, at.Person).Items[Item.Index].TryExact(frame.Window.Rule.Divisor.Value, out value);

    public override Figure Number(Frame frame, in Position at) =>
        frame.Income.Of(Symbol.Level, at.Person).Items[Item.Index].Over(frame.Window.Rule.Divisor.Value);

    public override IEnumerable<StepInput> Inputs(Frame frame, Position at) =>
        Records.Of(frame, Symbol.Level, at.Person, record => frame.Pack.ItemOf(record)?.Index == Item.Index);
}

/// <summary>One item of a person's expenses, yuan a month over the look-back.</summary>
internal sealed record ExpenseItemQuantity(Symbol Symbol, MoneyItem Item) : Quantity(Symbol)
{
    public override Matters Matters => Matters.Expense;

    public override string? Basis => Item.Article;

    public override EvidenceKind? Kind => Item.Kinds.Count == 1 ? Item.Kinds[0] : null;

    public override bool TryExact(Frame frame, in Position at, out decimal value) =>
        frame.Income.Of(Symbol.Level, at.Person).Expenses[Item.Index].TryExact(frame.Window.Rule.Divisor.Value, out value);

    public override Figure Number(Frame frame, in Position at) =>
        frame.Income.Of(Symbol.Level, at.Person).Expenses[Item.Index].Over(frame.Window.Rule.Divisor.Value);

    public override IEnumerable<StepInput> Inputs(Frame frame, Position at) =>
        Records.Of(frame, Symbol.Level, at.Person, record => frame.Pack.Income.ExpenseOf(record)?.Index == Item.Index);
}

/// <summary>What no record shows of a person's income and yet may be there, yuan a month.</summary>
internal sealed record UnrecordedQuantity(Symbol Symbol) : Quantity(Symbol)
{
    public override Matters Matters => Symbol.Level == Level.Obligor ? Matters.Obligors : Matters.Income;

    public override bool TryExact(Frame frame, in Position at, out decimal value) =>
        frame.Income.Of(Symbol.Level, at.Person).Unrecorded.TryExact(frame.Window.Rule.Divisor.Value, out value);

    public override Figure Number(Frame frame, in Position at) =>
        frame.Income.Of(Symbol.Level, at.Person).Unrecorded.Over(frame.Window.Rule.Divisor.Value);
}

/// <summary>One item of a person's income in one month of the look-back.</summary>
internal sealed record MonthlyItemQuantity(Symbol Symbol, MoneyItem Item) : Quantity(Symbol)
{
    public override Matters Matters => Matters.Income;

    public override Figure Number(Frame frame, in Position at) => frame.Income.InMonth(at.IsObligor ? Level.Obligor : Level.Member, at.Person, Item, at.Month);
}

/// <summary>Months in a row, up to the last of the look-back, in which contributions were paid.</summary>
internal sealed record ContributedMonthsQuantity(Symbol Symbol) : Quantity(Symbol)
{
    public override Matters Matters => Matters.Income;

    public override Figure Number(Frame frame, in Position at) => frame.Income.MonthsContributed(Symbol.Level, at.Person);
}

/// <summary>What no record shows of a class of property and yet may be there: as value or as count.</summary>
internal sealed record UnseenPropertyQuantity(Symbol Symbol, PropertyClass Class, bool AsValue) : Quantity(Symbol)
{
    public override Matters Matters => Matters.OfClass(Class.Index);

    public override Figure Number(Frame frame, in Position at) => frame.Property.Unseen(Class, AsValue);
}

/// <summary>The records a person's sources gave.</summary>
internal static class Records
{
    public static IEnumerable<StepInput> Of(Frame frame, Level level, int index, Func<EvidenceItem, bool> belongs)
    {
        var heardAt = frame.HeardAt(level, index);
        if (heardAt < 0)
        {
            yield break;
        }

        for (var s = 0; s < frame.Pack.Sources.Count; s++)
        {
            foreach (var record in frame.Given.Hearing[s, heardAt].Items)
            {
                if (record.Amount is not null && record.Period.Overlaps(frame.Window.Days) && belongs(record))
                {
                    yield return Input(record);
                }
            }
        }
    }

    public static StepInput Input(EvidenceItem record) =>
        new(record.RecordId, Canonical.Text(record.Amount), record.Source.Code, record.AsOf) { Period = record.Period };
}
