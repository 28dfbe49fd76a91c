using Verification.Contracts.Api;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>Income, person by person, in the items the law names; sums over the months looked back on.</summary>
internal static class ReportedIncome
{
    public static IEnumerable<ReportItem> Of(ReportSubject subject, IReadOnlyList<FoundRecord> found)
    {
        var lookBack = subject.Pack.LookBackFor(subject.Facts.AcceptedOn);
        foreach (var person in subject.Facts.Everyone)
        {
            foreach (var code in Items(subject))
            {
                var records = found.Where(r => r.MemberRef == person.MemberRef && CodeOf(subject, r.Item) == code && r.Item.Period.Overlaps(lookBack));
                if (ReportItems.Item(subject, "income", code, person.MemberRef, lookBack, [.. records], Declared(subject, person, code, lookBack)) is { } item)
                {
                    yield return item with { Pay = ReportedPay.Of(subject, person.MemberRef, code) };
                }
            }
        }
    }

    /// <summary>The law's items under the words of declarations, then what else the household declares as income.</summary>
    private static IEnumerable<string> Items(ReportSubject subject) =>
        subject.Pack.Income.Items.Select(i => i.Declared ?? i.Code).Concat(subject.Facts.Declared.Income.Select(i => i.Kind)).Distinct(StringComparer.Ordinal);

    private static string? CodeOf(ReportSubject subject, EvidenceItem record) =>
        subject.Pack.Income.ItemOf(record) is { } item ? item.Declared ?? item.Code : null;

    private static Said Declared(ReportSubject subject, Person person, string code, Period lookBack) => Said.Of(
    [
        .. subject.Facts.Declared.Income
            .Where(i => i.Kind == code && i.MemberRef == person.MemberRef && i.Period.Overlaps(lookBack))
            .Select(i => (Money?)(i.MonthlyAmount * Months(i.Period, lookBack))),
    ]);

    /// <summary>Months of the look-back that a declared period touches.</summary>
    private static int Months(Period period, Period lookBack)
    {
        var from = period.From is { } f && f > lookBack.From ? f : lookBack.From!.Value;
        var to = period.To is { } t && t < lookBack.To ? t : lookBack.To!.Value;
        return YearMonth.Of(to).MonthsSince(YearMonth.Of(from)) + 1;
    }
}
