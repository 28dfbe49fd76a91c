using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Settling;

/// <summary>A person's income from work, stated and proven month by month: it stands in the place of whatever was known of it before.</summary>
internal static class IncomeStatement
{
    // By what an employer or the family itself certifies: paid work as wages, a trade as business.
    private static readonly SourceId Proven = new("tax-wages");
    private const string Trade = "trade";
    private static readonly HashSet<string> Paid = new(StringComparer.Ordinal) { "wage", "platform", "day-labour", "migrant", "seasonal" };
    private static readonly HashSet<string> DeclaredWork = new(StringComparer.Ordinal) { "wage", "flexible", "business" };
    private static readonly HashSet<EvidenceKind> Work =
    [
        EvidenceKind.Wage, EvidenceKind.BusinessIncome, EvidenceKind.PlatformPayout, EvidenceKind.PlatformTask, EvidenceKind.PaymentInflow,
        EvidenceKind.Invoice,
    ];

    /// <summary>Null when nothing is told of the person's life.</summary>
    public static CityCase? Of(CityCase one, int ordinal)
    {
        var person = one.Facts.Members[ordinal - 1];
        if (one.Lives.Of(person.MemberRef) is not { } life)
        {
            return null;
        }

        var answers = new List<Answer>(one.Answers.Count);
        var certified = Certified(one, ordinal, life).ToList();
        foreach (var answer in one.Answers)
        {
            var about = answer.MemberOrdinal == ordinal;
            answers.Add(!about ? answer
                : answer.Source == Proven ? TrueRecords.Of(one, Proven, ordinal, certified)
                : answer is Answer.Answered said ? TrueRecords.Of(one, said.Source, ordinal, [.. said.Items.Where(i => !Work.Contains(i.Kind))])
                : answer);
        }

        return one with { Answers = answers, Facts = one.Facts with { Declared = Declared(one, person, life) } };
    }

    // A month in which nothing was earned is stated too: it is known, and not silent.
    private static IEnumerable<EvidenceItem> Certified(CityCase one, int ordinal, LifeOfPerson life)
    {
        var lookBack = one.Pack.LookBack.For(one.Facts.AcceptedOn);
        for (var month = YearMonth.Of(lookBack.From!.Value); month <= YearMonth.Of(lookBack.To!.Value); month = month.Plus(1))
        {
            var paid = life.Income.Where(i => i.Month == month && Paid.Contains(i.Kind)).Sum(i => i.Amount.Yuan);
            var traded = life.Income.Where(i => i.Month == month && i.Kind == Trade).Sum(i => i.Amount.Yuan);
            yield return TrueRecords.Item(one, Proven, ordinal, EvidenceKind.Wage, $"wage-{month}", Period.Of(month), Money.Of(paid));
            if (traded != 0m)
            {
                yield return TrueRecords.Item(one, Proven, ordinal, EvidenceKind.BusinessIncome, $"trade-{month}", Period.Of(month), Money.Of(traded));
            }
        }
    }

    private static Declaration Declared(CityCase one, Person person, LifeOfPerson life)
    {
        var months = one.Pack.LookBack.Months.Value;
        var paid = life.Income.Where(i => Paid.Contains(i.Kind)).Sum(i => i.Amount.Yuan) / months;
        var traded = life.Income.Where(i => i.Kind == Trade).Sum(i => i.Amount.Yuan) / months;
        var others = one.Facts.Declared.Income.Where(i => i.MemberRef != person.MemberRef || !DeclaredWork.Contains(i.Kind));
        DeclaredIncome[] stated =
        [
            new(person.MemberRef, "wage", Money.Of(decimal.Round(paid, 2)), default), new(person.MemberRef, "business", Money.Of(decimal.Round(traded, 2)), default),
        ];
        return one.Facts.Declared with { Income = [.. others, .. stated.Where(i => i.MonthlyAmount > Money.Zero)] };
    }
}
