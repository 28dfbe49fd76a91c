using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Comparing;

/// <summary>What the household declares is taken as it stands.</summary>
internal static class DeclaredBelieved
{
    private static readonly HashSet<string> Financial = new(StringComparer.Ordinal) { "deposit", "security", "insurance-value" };

    /// <param name="heads">Persons counted.</param>
    public static Judgement Of(CityCase one, int heads)
    {
        var lookBack = one.Pack.LookBack.For(one.Facts.AcceptedOn);
        var months = one.Pack.LookBack.Months.Value;
        var income = one.Facts.Declared.Income.Sum(i => i.MonthlyAmount.Yuan * MonthsOf(i.Period, lookBack, months) / months);
        var property = one.Facts.Declared.Property.Where(p => Financial.Contains(p.Kind)).Sum(p => p.Value?.Yuan ?? 0m);
        return Judgement.ByLaw(one.Standard, heads, Money.Of(income), Money.Of(property));
    }

    // An income declared without days is one of every month.
    private static int MonthsOf(Period declared, Period lookBack, int months)
    {
        var first = YearMonth.Of(lookBack.From!.Value);
        return Enumerable.Range(0, months).Count(m => declared.Overlaps(Period.Of(first.Plus(m))));
    }
}
