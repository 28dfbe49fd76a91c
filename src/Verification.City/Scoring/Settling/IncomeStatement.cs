using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Settling;

/// <summary>A person's income, stated and proven month by month: it stands in the place of whatever was known or estimated of it before.</summary>
internal static class IncomeStatement
{
    private const string WorkFact = "work";

    // By what an employer or the family itself certifies: paid work as wages, a trade as business.
    private static readonly SourceId Proven = new("tax-wages");

    private static readonly Proof[] OfWork =
    [
        new(EvidenceKind.Wage, "wage", ["wage", "platform", "day-labour", "migrant", "seasonal"]), new(EvidenceKind.BusinessIncome, "business", ["trade"]),
    ];

    private static readonly Proof[] Unearned =
    [
        new(EvidenceKind.Pension, "transfer", ["pension"]), new(EvidenceKind.MaintenanceReceived, "transfer", ["maintenance", "remittance"]),
        new(EvidenceKind.Rent, "property", ["property"]),
    ];

    private static readonly HashSet<EvidenceKind> FlexibleKinds =
        [EvidenceKind.PlatformPayout, EvidenceKind.PlatformTask, EvidenceKind.PaymentInflow, EvidenceKind.Invoice, EvidenceKind.MarketRegistration];

    /// <param name="whole">All income; otherwise that from work.</param>
    /// <returns>Null when nothing is told of the person's life.</returns>
    public static CityCase? Of(CityCase one, int ordinal, bool whole)
    {
        var person = one.Facts.Members[ordinal - 1];
        if (one.Lives.Of(person.MemberRef) is not { } life)
        {
            return null;
        }

        IReadOnlyList<Proof> proofs = whole ? [.. OfWork, .. Unearned] : OfWork;
        HashSet<EvidenceKind> replaced = [.. proofs.Select(p => p.Kind), .. FlexibleKinds];
        var certified = Certified(one, ordinal, life, proofs).ToList();
        var answers = new List<Answer>(one.Answers.Count);
        foreach (var answer in one.Answers)
        {
            var kept = answer is Answer.Answered said && answer.MemberOrdinal == ordinal ? said.Items.Where(i => !replaced.Contains(i.Kind)).ToList() : null;
            answers.Add(answer.MemberOrdinal != ordinal ? answer
                : answer.Source == Proven ? TrueRecords.Of(one, Proven, ordinal, [.. kept ?? [], .. certified])
                : kept is not null ? TrueRecords.Of(one, answer.Source, ordinal, kept)
                : answer);
        }

        return one with { Answers = answers, Facts = Restated(one, person, life, proofs) };
    }

    // A month in which nothing was paid is stated too: it is known, and not silent.
    private static IEnumerable<EvidenceItem> Certified(CityCase one, int ordinal, LifeOfPerson life, IReadOnlyList<Proof> proofs)
    {
        var lookBack = one.Pack.LookBack.For(one.Facts.AcceptedOn);
        for (var month = YearMonth.Of(lookBack.From!.Value); month <= YearMonth.Of(lookBack.To!.Value); month = month.Plus(1))
        {
            foreach (var proof in proofs)
            {
                var sum = life.Income.Where(i => i.Month == month && proof.Lives.Contains(i.Kind)).Sum(i => i.Amount.Yuan);
                if (sum != 0m || proof.Kind == EvidenceKind.Wage)
                {
                    yield return TrueRecords.Item(one, Proven, ordinal, proof.Kind, $"{proof.Kind}-{month}", Period.Of(month), Money.Of(sum));
                }
            }
        }
    }

    // What is proven is no longer stated as work of an irregular kind, nor declared otherwise.
    private static HouseholdFacts Restated(CityCase one, Person person, LifeOfPerson life, IReadOnlyList<Proof> proofs)
    {
        var lookBack = one.Pack.LookBack.For(one.Facts.AcceptedOn);
        var words = proofs.Select(p => p.Declared).ToHashSet(StringComparer.Ordinal);
        words.Add("flexible");
        var stated = proofs.Select(proof => new DeclaredIncome(
            person.MemberRef, proof.Declared,
            Money.Of(decimal.Round(life.Income.Where(i => proof.Lives.Contains(i.Kind) && Period.Of(i.Month).Overlaps(lookBack)).Sum(i => i.Amount.Yuan) / one.Pack.LookBack.Months.Value, 2)),
            default)).Where(d => d.MonthlyAmount > Money.Zero);
        var others = one.Facts.Declared.Income.Where(i => i.MemberRef != person.MemberRef || !words.Contains(i.Kind));
        return one.Facts with
        {
            Members = [.. one.Facts.Members.Select(m => m == person ? m with { Facts = [.. m.Facts.Where(f => f.Kind != WorkFact)] } : m)],
            Declared = one.Facts.Declared with { Income = [.. others, .. stated] },
        };
    }

    /// <summary>How income of some kinds is proven, and under which word it is declared.</summary>
    /// <param name="Lives">Kinds of true income.</param>
    private sealed record Proof(EvidenceKind Kind, string Declared, IReadOnlyList<string> Lives);
}
