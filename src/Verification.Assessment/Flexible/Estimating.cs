using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Flexible;

/// <summary>Asks every method in force that may be used for a person.</summary>
internal static class Estimating
{
    public static List<Estimate> Of(PersonWork person)
    {
        var estimates = new List<Estimate>();
        foreach (var rule in person.Pack.Estimates.Rules)
        {
            if (UseOf(rule, person) is { } work)
            {
                estimates.Add(Ending.Of(By(rule, person, work), person));
            }
        }

        DeclaredPoint.Apply(estimates, person);
        return estimates;
    }

    private static Estimate By(EstimateRule rule, PersonWork person, string work) => rule.Method switch
    {
        EstimateMethod.PlatformSettlement => PlatformSettlement.Of(rule, person),
        EstimateMethod.PlatformReports => PlatformReports.Of(rule, person),
        EstimateMethod.AgencyInvoices => AgencyInvoices.Of(rule, person),
        EstimateMethod.MarketRegistration => MarketRegistrations.Of(rule, person),
        EstimateMethod.Contributions => Contributions.Of(rule, person),
        EstimateMethod.AccountInflows => AccountInflows.Of(rule, person),
        EstimateMethod.DayLabour => DayLabour.Of(rule, person, work),
        EstimateMethod.Migrant => MigrantWork.Of(rule, person, work),
        EstimateMethod.Seasonal => SeasonalWork.Of(rule, person, work),
        EstimateMethod.HouseholdTrade => HouseholdTrade.Of(rule, person, work),
        EstimateMethod.StatedPay => StatedPay.Of(rule, person, work),
        _ => throw new BrokenPromise($"no such method {rule.Method}"),
    };

    /// <summary>The stated work a method is used for, empty when records let it be used; null: it may not be used.</summary>
    private static string? UseOf(EstimateRule rule, PersonWork person)
    {
        var use = rule.Use;
        if (!IsOfAge(use, person) || (use.NeedsAble && !Labour.IsAble(person.Given, person.HeardAt)) || Shows(use.Without, person))
        {
            return null;
        }

        foreach (var word in use.Work)
        {
            if (word == EstimateUse.NothingStated ? !EstimateSet.StatesWork(person.Who) : person.MonthsStated(word) != 0)
            {
                return word;
            }
        }

        return Shows(use.Evidence, person) || use is { Work: [], Evidence: [] } ? "" : null;
    }

    // A date nobody told leaves every method in.
    private static bool IsOfAge(EstimateUse use, PersonWork person) =>
        Ages.On(person.Who, person.Given.Facts.AsOf) is not { } age || (age >= use.FromAge && (use.BeforeAge == 0 || age < use.BeforeAge));

    private static bool Shows(IReadOnlyList<EvidencePattern> patterns, PersonWork person) =>
        patterns.Count > 0 && person.Records.Any(r => patterns.Any(p => p.Takes(r)));
}
