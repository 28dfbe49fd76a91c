using Verification.Assessment;
using Verification.City.Scoring.Reading;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Settling;

/// <summary>What papers show of a person's true income, month by month, and how the family restates it with them.</summary>
/// <remarks>
/// Of income records contradict, all of it: the paper says what it is. Of other income what no record shows: an office notes no wage twice.
/// A month in which no work was paid is noted too: it is known, and not silent.
/// </remarks>
internal sealed record TrueIncome(Person Person, IReadOnlyList<GivenRecord> Records, IReadOnlyList<DeclaredIncome> Stated)
{
    private const string Flexible = "flexible";

    private static readonly Proof[] OfWork =
    [
        new(EvidenceKind.Wage, "wage", ["wage", "day-labour", "migrant", "seasonal"], [EvidenceKind.Wage]),
        new(EvidenceKind.PlatformPayout, Flexible, ["platform"], [EvidenceKind.PlatformPayout]),
        new(EvidenceKind.BusinessIncome, "business", ["trade"], [EvidenceKind.BusinessIncome]),
    ];

    private static readonly Proof[] Unearned =
    [
        new(EvidenceKind.Pension, "transfer", ["pension"], [EvidenceKind.Pension]),
        new(EvidenceKind.MaintenanceReceived, "transfer", ["maintenance", "remittance"], [EvidenceKind.MaintenanceReceived]),
        new(EvidenceKind.Rent, "property", ["property"], [EvidenceKind.Rent, EvidenceKind.Interest]),
    ];

    /// <summary>How what a register of a kind shows is proven, whatever else the person earns.</summary>
    private static readonly Proof[] OfRecords =
    [
        new(EvidenceKind.Wage, "wage", ["wage", "day-labour", "migrant", "seasonal"], []) { Channel = "employer" },
        new(EvidenceKind.BusinessIncome, "business", ["trade"], []),
        new(EvidenceKind.PlatformPayout, Flexible, ["platform"], []) { Channel = "platform" },
        new(EvidenceKind.Pension, "transfer", ["pension"], []),
    ];

    /// <summary>Null when nothing is told of the person's life.</summary>
    /// <param name="code">Of the question that is answered.</param>
    public static TrueIncome? Of(CityCase one, string code, int ordinal, OpenMatters open)
    {
        var person = one.Facts.Members[ordinal - 1];
        if (one.Lives.Of(person.MemberRef) is not { } life)
        {
            return null;
        }

        var contradicted = OfRecords.Where(p => open.Contradicted.Contains(new(ordinal, p.Kind))).ToList();
        IReadOnlyList<Proof> proofs = code switch
        {
            QuestionCodes.StatedLess => contradicted,
            QuestionCodes.DeclaredMore or QuestionCodes.HouseholdIncome => [.. OfWork, .. Unearned],
            _ => OfWork,
        };
        var months = Months(one).ToList();
        // Shown whole where it is contradicted, so that nothing of it is noted again with the rest.
        List<Proof> whole = code == QuestionCodes.HouseholdIncome ? [.. proofs.Where(p => contradicted.Exists(c => c.Kind == p.Kind))] : [];
        var records = code == QuestionCodes.StatedLess ? proofs.SelectMany(p => months.Select(m => Whole(one, life, person, p, m)))
            : proofs.Where(p => !whole.Exists(w => w.Kind == p.Kind)).SelectMany(p => months.Select(m => Missing(one, life, person, p, m)))
                .Concat(whole.SelectMany(p => months.Select(m => Whole(one, life, person, p, m))));
        return new(person, [.. records.OfType<GivenRecord>()], [.. proofs.GroupBy(p => p.Declared).Select(word => Said(one, life, person, word))]);
    }

    /// <summary>The declaration with what the papers show; what is proven as paid is no longer stated as irregular.</summary>
    public HouseholdFacts Restated(HouseholdFacts facts)
    {
        var words = Stated.Select(s => s.Kind).ToHashSet(StringComparer.Ordinal);
        var others = facts.Declared.Income.Where(i => i.MemberRef != Person.MemberRef || !words.Contains(i.Kind));
        return facts with { Declared = facts.Declared with { Income = [.. others, .. Stated.Where(s => s.MonthlyAmount > Money.Zero)] } };
    }

    private static IEnumerable<YearMonth> Months(CityCase one)
    {
        var lookBack = one.Pack.LookBack.For(one.Facts.AcceptedOn);
        for (var month = YearMonth.Of(lookBack.From!.Value); month <= YearMonth.Of(lookBack.To!.Value); month = month.Plus(1))
        {
            yield return month;
        }
    }

    private static GivenRecord Whole(CityCase one, LifeOfPerson life, Person person, Proof proof, YearMonth month)
    {
        var sum = Lived(life, proof, month);
        return Record(person, proof, month, proof.Kind == EvidenceKind.Wage && sum > 0m ? sum + Kept(one, person, month) : sum);
    }

    private static GivenRecord? Missing(CityCase one, LifeOfPerson life, Person person, Proof proof, YearMonth month)
    {
        var shown = proof.ShownBy.Sum(kind => Shown(one, person, kind, month, detail: null));
        var sum = Lived(life, proof, month) + (shown > 0m && proof.Kind == EvidenceKind.Wage ? Kept(one, person, month) : 0m) - shown;
        return sum > 0m || OfWork.Contains(proof) ? Record(person, proof, month, Math.Max(0m, sum)) : null;
    }

    private static decimal Lived(LifeOfPerson life, Proof proof, YearMonth month) =>
        life.Income.Where(i => i.Month == month && proof.Lives.Contains(i.Kind) && (proof.Channel is null || i.Channel == proof.Channel)).Sum(i => i.Amount.Yuan);

    /// <summary>Contributions kept back from pay: a payroll shows them, and the law deducts them once.</summary>
    private static decimal Kept(CityCase one, Person person, YearMonth month) => Shown(one, person, EvidenceKind.Contribution, month, "employee");

    /// <summary>What records of a kind show of a month; of a longer period in equal parts.</summary>
    private static decimal Shown(CityCase one, Person person, EvidenceKind kind, YearMonth month, string? detail) => one.Answers.OfType<Answer.Answered>()
        .Where(a => a.MemberOrdinal == person.Ordinal).SelectMany(a => a.Items)
        .Where(i => i.Kind == kind && (detail is null || i.Detail == detail) && i is { Amount: not null, Period: { From: not null, To: not null } } && i.Period.Overlaps(Period.Of(month)))
        .Sum(i => i.Amount!.Value.Yuan / (YearMonth.Of(i.Period.To!.Value).MonthsSince(YearMonth.Of(i.Period.From!.Value)) + 1));

    private static GivenRecord Record(Person person, Proof proof, YearMonth month, decimal sum) =>
        new(proof.Kind, $"truth-{person.Ordinal}-{proof.Kind}-{month}", Period.Of(month), Money.Of(decimal.Round(sum, 2)), [], null, null);

    private static DeclaredIncome Said(CityCase one, LifeOfPerson life, Person person, IGrouping<string, Proof> word)
    {
        var sum = word.Sum(proof => Months(one).Sum(month => Lived(life, proof, month)));
        return new(person.MemberRef, word.Key, Money.Of(decimal.Round(sum / one.Pack.LookBack.Months.Value, 2)), default);
    }

    /// <summary>How income of some kinds is proven, and under which word it is declared.</summary>
    /// <param name="Lives">Kinds of true income.</param>
    /// <param name="ShownBy">Kinds of records that may show it already.</param>
    private sealed record Proof(EvidenceKind Kind, string Declared, IReadOnlyList<string> Lives, IReadOnlyList<EvidenceKind> ShownBy)
    {
        /// <summary>The channel it comes by; null: any.</summary>
        public string? Channel { get; init; }
    }
}
