using Verification.Contracts.Api;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>Expenses, and whatever registries know that is neither income nor property.</summary>
internal static class ReportedRest
{
    private static readonly (string Code, EvidenceKind? Kind)[] Expenses =
    [
        ("medical", EvidenceKind.MedicalExpense), ("education", EvidenceKind.EducationExpense), ("rehabilitation", EvidenceKind.RehabilitationExpense),
        ("care", null), ("other", null),
    ];

    public static IEnumerable<ReportItem> Of(ReportSubject subject, IReadOnlyList<FoundRecord> found)
    {
        var lookBack = subject.Pack.LookBackFor(subject.Facts.AcceptedOn);
        return subject.Facts.Everyone.SelectMany(person => ExpensesOf(subject, person, found, lookBack))
            .Concat(subject.Facts.Everyone.SelectMany(person => FactsOf(subject, person, found)))
            .OfType<ReportItem>();
    }

    private static IEnumerable<ReportItem?> ExpensesOf(ReportSubject subject, Person person, IReadOnlyList<FoundRecord> found, Period lookBack) =>
        Expenses.Select(expense => ReportItems.Item(
            subject, "expense", expense.Code, person.MemberRef, lookBack,
            [.. found.Where(r => r.MemberRef == person.MemberRef && r.Item.Kind == expense.Kind && r.Item.Period.Overlaps(lookBack))],
            Said.Of(
            [
                .. subject.Facts.Declared.Expenses
                    .Where(e => e.Kind == expense.Code && e.MemberRef == person.MemberRef && e.Period.Overlaps(lookBack))
                    .Select(e => (Money?)e.Amount),
            ])));

    private static IEnumerable<ReportItem?> FactsOf(ReportSubject subject, Person person, IReadOnlyList<FoundRecord> found) =>
        found.Where(r => r.MemberRef == person.MemberRef && IsFact(subject, r.Item))
            .GroupBy(r => r.Item.Kind)
            .OrderBy(kind => kind.Key)
            .Select(kind => ReportItems.Item(
                subject, "fact", EvidenceWords.Of(kind.Key), person.MemberRef, new(null, null), [.. kind], new(false, null)));

    private static bool IsFact(ReportSubject subject, EvidenceItem record) =>
        !ReportedProperty.Kinds.Contains(record.Kind) && subject.Pack.Income.ItemOf(record) is null && Expenses.All(e => e.Kind != record.Kind);
}
