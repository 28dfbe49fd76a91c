using Verification.Assessment.Pay;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>Which evidence belongs to which item of income, expense and property.</summary>
/// <param name="Items">Items of income; of several that fit a record the first one counts.</param>
/// <param name="Expenses">Items of expense.</param>
/// <param name="Classes">Classes of property; a thing may belong to several.</param>
/// <param name="PerHeadRounding">Of the per-head income a verdict shows.</param>
public sealed record IncomeRule(
    IReadOnlyList<MoneyItem> Items, IReadOnlyList<MoneyItem> Expenses, IReadOnlyList<PropertyClass> Classes, LawValue<Rounding> PerHeadRounding)
{
    private readonly MoneyItem[][] _byKind = ByKind(Items);
    private readonly MoneyItem[][] _expensesByKind = ByKind(Expenses);
    private readonly PropertyClass[][] _classesByKind =
        [.. Enum.GetValues<EvidenceKind>().Select(kind => Classes.Where(c => c.Kinds.Contains(kind)).ToArray())];

    private readonly (IReadOnlyList<string> Words, int[] OfItem) _declared = Declared(Items);

    /// <summary>To which months wages count; null: the law does not say, and each record counts by the days it speaks of.</summary>
    public LawValue<WagesBy>? WagesBy { get; init; }

    internal WagesBy Wages => WagesBy?.Value ?? Pay.WagesBy.ServicePeriod;

    /// <summary>The words under which income is declared, each once.</summary>
    public IReadOnlyList<string> DeclaredWords => _declared.Words;

    /// <summary>Place in <see cref="DeclaredWords"/> of the word under which an item of this law is declared; -1: none.</summary>
    public int WordOf(MoneyItem item) => _declared.OfItem[item.Index];

    /// <summary>The item of income this record belongs to, or null when it is not income.</summary>
    public MoneyItem? ItemOf(EvidenceItem record) => First(_byKind[(int)record.Kind], record);

    /// <summary>The item of expense this record belongs to, or null.</summary>
    public MoneyItem? ExpenseOf(EvidenceItem record) => First(_expensesByKind[(int)record.Kind], record);

    /// <summary>Every class of property this record is of.</summary>
    public Matters ClassesOf(EvidenceItem record)
    {
        var classes = Matters.None;
        foreach (var one in _classesByKind[(int)record.Kind])
        {
            classes = one.Takes(record.Kind, record.Detail) ? classes | Matters.OfClass(one.Index) : classes;
        }

        return classes;
    }

    /// <summary>Income, expenses and classes of property a record of this kind may belong to, whatever its detail.</summary>
    public Matters MattersOf(EvidenceKind kind)
    {
        var isIncome = _byKind[(int)kind].Length > 0 || kind is EvidenceKind.PaymentInflow or EvidenceKind.Contribution;
        var matters = isIncome ? Matters.Income | Matters.Obligors : Matters.None;
        matters = _expensesByKind[(int)kind].Length > 0 ? matters | Matters.Expense : matters;
        return _classesByKind[(int)kind].Aggregate(matters, (all, one) => all | Matters.OfClass(one.Index));
    }

    private static (IReadOnlyList<string> Words, int[] OfItem) Declared(IReadOnlyList<MoneyItem> items)
    {
        List<string> words = [.. items.Select(i => i.Declared).OfType<string>().Distinct(StringComparer.Ordinal)];
        return (words, [.. items.Select(i => words.IndexOf(i.Declared ?? ""))]);
    }

    private static MoneyItem? First(MoneyItem[] candidates, EvidenceItem record)
    {
        foreach (var item in candidates)
        {
            if (item.Details.Count == 0 || (record.Detail is { } detail && WordPattern.AnyMatches(item.Details, detail)))
            {
                return item;
            }
        }

        return null;
    }

    private static MoneyItem[][] ByKind(IReadOnlyList<MoneyItem> items) =>
        [.. Enum.GetValues<EvidenceKind>().Select(kind => items.Where(i => i.Kinds.Contains(kind)).ToArray())];
}

/// <summary>One of the items of income or expense the law names, with the evidence that shows it.</summary>
/// <param name="Index">Its place in its list.</param>
/// <param name="Code">Name in formulas, e.g. <c>wage</c>, <c>base_pension</c>, <c>medical</c>.</param>
/// <param name="Kinds">Evidence summed into the item.</param>
/// <param name="Details">Details of that evidence that count, e.g. <c>base</c>; empty: any.</param>
/// <param name="FromWork">A person with such a record is not one without any record of work.</param>
/// <param name="Declared">The word under which it is declared, e.g. <c>transfer</c>.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record MoneyItem(
    int Index, string Code, IReadOnlyList<EvidenceKind> Kinds, IReadOnlyList<string> Details, bool FromWork, string? Declared, string? Article);

/// <summary>A class of property the law limits, with the evidence that shows it.</summary>
/// <param name="Index">Its bit in a thing's set of classes.</param>
/// <param name="Code">Name in formulas, e.g. <c>financial</c>, <c>dwelling</c>, <c>vehicle</c>.</param>
/// <param name="Kinds">Evidence that shows such a thing.</param>
/// <param name="Details">Details that belong; empty: any.</param>
/// <param name="Except">Details that do not belong, e.g. <c>disability-vehicle</c>.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record PropertyClass(
    int Index, string Code, IReadOnlyList<EvidenceKind> Kinds, IReadOnlyList<string> Details, IReadOnlyList<string> Except, string? Article)
{
    public bool Takes(EvidenceKind kind, string? detail) =>
        Kinds.Contains(kind) && (Details.Count == 0 || (detail is not null && WordPattern.AnyMatches(Details, detail)))
        && (Except.Count == 0 || detail is null || !WordPattern.AnyMatches(Except, detail));
}
