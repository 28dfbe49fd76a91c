using Verification.Vocabulary;

namespace Verification.City.Plain;

/// <summary>The truth about one household, and what can be known of it from the registers.</summary>
/// <param name="Counted">Persons the law counts.</param>
/// <param name="PerHead">True monthly income per counted head, cash included.</param>
/// <param name="Financial">True financial property.</param>
/// <param name="Entitled">Whether the household truly is below both limits.</param>
/// <param name="Expected">The outcome of a sound verification, which sees registers only.</param>
/// <param name="Why">What made it so, coded.</param>
internal sealed record CityTruth(int Counted, decimal PerHead, decimal Financial, bool Entitled, string Expected, string Why)
{
    /// <summary>Monthly standard per head of 2020.</summary>
    public const decimal Standard = 589m;

    /// <summary>Financial property per head: 24 months of the standard.</summary>
    public const decimal FinancialLimit = 24 * Standard;

    // An able adult of whom no register knows any work may earn this much a month.
    private const decimal UnrecordedMax = 1_620m;

    public static CityTruth Of(CityHousehold household)
    {
        var counted = household.Persons.Where(p => p.Counted).ToList();
        var n = counted.Count;
        var recorded = counted.Sum(p => p.Income.Sum(i => i.Sum)) / 12m / n;
        var real = recorded + (counted.Sum(p => p.Cash) / n);
        var financial = counted.Sum(p => p.Deposit + p.Security);
        var unrecorded = counted.Count(p => IsUnrecorded(p, household.AcceptedOn));
        var (expected, why) = Outcome(household, recorded, recorded + (unrecorded * UnrecordedMax / n), financial, n);
        return new(n, real, financial, real < Standard && financial <= FinancialLimit * n, expected, why);
    }

    private static (string Expected, string Why) Outcome(CityHousehold household, decimal low, decimal high, decimal financial, int n)
    {
        var bankSilent = household.Delay is { Source: "bank-deposits", Seconds: null };
        if (low >= Standard && !HasUnseenSpouse(household))
        {
            return ("ineligible", "income");
        }

        if (financial > FinancialLimit * n && !bankSilent)
        {
            return ("ineligible", "financial");
        }

        return HasUnseenSpouse(household) ? ("review", "composition")
            : bankSilent ? ("review", "bank-silent")
            : high >= Standard ? ("review", "no-record")
            : ("eligible", "below");
    }

    private static bool HasUnseenSpouse(CityHousehold household) =>
        household.Persons.All(p => p.Relation != "spouse") && household.Persons.Any(p => p.Relation == "applicant" && p.MarriedOn is not null);

    private static bool IsUnrecorded(CityPerson person, DateOnly day) =>
        person.AgeOn(day) is >= 16 and < 60 && person.Disability is null
        && !person.Facts.Any(f => f.Kind is "illness" or "study" or "disability")
        && !person.Income.Any(i => i.Kind is EvidenceKind.Wage or EvidenceKind.PlatformPayout or EvidenceKind.BusinessIncome);
}
